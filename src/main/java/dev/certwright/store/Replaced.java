package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vault's file that another one takes the place of. It stays beside under another name, with the journal of a
/// change that was interrupted, without which it would be damaged, and which would damage the new one.
final class Replaced {
    private static final String JOURNAL = "-journal";

    private final Path vault;
    private final String stamp;
    private @Nullable Path aside;

    Replaced(Path vault, String stamp) {
        this.vault = vault;
        this.stamp = stamp;
    }

    /// Where it is now; empty when there was none.
    Optional<Path> now() {
        return Optional.ofNullable(aside);
    }

    /// Puts the new one in its place.
    void by(Temporary replacement, boolean replace) throws PkiException {
        try {
            if (!replace || !Files.exists(vault)) {
                replacement.moveTo(vault, false);
                return;
            }
            var name = free();
            move(vault, name);
            boolean done = false;
            try {
                replacement.moveTo(vault, false);
                aside = name;
                done = true;
            } finally {
                if (!done) {
                    move(name, vault);
                }
            }
        } catch (IOException e) {
            throw FileAccess.unwritable(vault, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
        if (Files.exists(journal(from))) {
            Files.move(journal(from), journal(to));
        }
    }

    private Path free() {
        var name = vault.resolveSibling(vault.getFileName() + ".replaced-" + stamp);
        for (int n = 2; Files.exists(name); n++) {
            name = vault.resolveSibling(vault.getFileName() + ".replaced-" + stamp + "-" + n);
        }
        return name;
    }

    private static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + JOURNAL);
    }
}
