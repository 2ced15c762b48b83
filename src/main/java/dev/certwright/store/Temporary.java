package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A file for the owner only beside the place where it belongs once it is complete. Closing removes it, unless it was
/// moved.
record Temporary(Path file) implements AutoCloseable {
    /// Makes an empty one.
    static Temporary beside(Path target) throws PkiException {
        var folder = Objects.requireNonNullElse(target.getParent(), target);
        try {
            return new Temporary(Files.createTempFile(folder, ".certwright-", ".tmp", OwnerOnly.forFile(folder)));
        } catch (IOException e) {
            throw FileAccess.unwritable(target, e);
        }
    }

    void moveTo(Path target, boolean overwrite) throws PkiException {
        try {
            if (overwrite) {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(file, target);
            }
        } catch (FileAlreadyExistsException _) {
            throw new PkiException.FileExists(target);
        } catch (IOException e) {
            throw FileAccess.unwritable(target, e);
        }
    }

    @Override
    public void close() {
        FileAccess.deleteQuietly(file);
        FileAccess.deleteQuietly(file.resolveSibling(file.getFileName() + "-journal"));
    }
}
