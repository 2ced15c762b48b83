package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Reads and writes files outside the vault.
public final class FileAccess {
    /// Largest file that is read, in octets.
    public static final int MAX_SIZE = 256 << 20;

    /// What to write into a file, and whether only its owner may read it.
    public static final class Content {
        private final byte[] octets;
        private final boolean secret;

        public Content(byte[] octets, boolean secret) {
            this.octets = octets.clone();
            this.secret = secret;
        }

        byte[] octets() {
            return octets;
        }

        /// Overwrites the octets once they are no longer needed.
        public void wipe() {
            Arrays.fill(octets, (byte) 0);
        }

        @Override
        public String toString() {
            return octets.length + " octets";
        }
    }

    /// Reads a whole file.
    ///
    /// @throws PkiException.FileMissing    when there is none
    /// @throws PkiException.FileUnreadable when it is a folder, larger than [#MAX_SIZE], or may not be read
    public byte[] read(Path file) throws PkiException {
        try {
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "is a folder");
            }
            try (var in = Files.newInputStream(file)) {
                var octets = in.readNBytes(MAX_SIZE + 1);
                if (octets.length > MAX_SIZE) {
                    throw new FileSystemException(file.toString(), null, "is too large");
                }
                return octets;
            }
        } catch (NoSuchFileException _) {
            throw new PkiException.FileMissing(file);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    /// Writes all of the files or none, as far as the file system lets that be: each is written beside its place, and
    /// only when all are written they are moved. Among files that replace others, one move may fail after another.
    ///
    /// @throws PkiException.FileExists when one is there already and may not be replaced
    public void write(Map<Path, Content> files, boolean overwrite) throws PkiException {
        if (!overwrite) {
            for (var file : files.keySet()) {
                if (Files.exists(file)) {
                    throw new PkiException.FileExists(file);
                }
            }
        }
        var written = new LinkedHashMap<Path, Path>();
        var moved = new ArrayList<Path>();
        boolean done = false;
        try {
            for (var entry : files.entrySet()) {
                written.put(entry.getKey(), writeBeside(entry.getKey(), entry.getValue()));
            }
            for (var entry : written.entrySet()) {
                move(entry.getValue(), entry.getKey(), overwrite);
                moved.add(entry.getKey());
            }
            done = true;
        } finally {
            written.values().forEach(FileAccess::deleteQuietly);
            if (!done && !overwrite) {
                moved.forEach(FileAccess::deleteQuietly);
            }
        }
    }

    private static Path writeBeside(Path file, Content content) throws PkiException {
        var absolute = file.toAbsolutePath();
        var folder = Objects.requireNonNullElse(absolute.getParent(), absolute);
        Path beside = null;
        try {
            Files.createDirectories(folder);
            beside = Files.createTempFile(
                    folder,
                    ".certwright-",
                    ".tmp",
                    content.secret ? OwnerOnly.forFile(folder) : OwnerOnly.readableFile(folder));
            Files.write(beside, content.octets(), StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
            return beside;
        } catch (IOException e) {
            if (beside != null) {
                deleteQuietly(beside);
            }
            throw unwritable(file, e);
        }
    }

    private static void move(Path from, Path to, boolean overwrite) throws PkiException {
        try {
            if (overwrite) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(from, to);
            }
        } catch (FileAlreadyExistsException _) {
            throw new PkiException.FileExists(to);
        } catch (IOException e) {
            throw unwritable(to, e);
        }
    }

    /// What to say when writing fails.
    static PkiException unwritable(Path file, IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("not enough space")
                ? new PkiException.DiskFull(file, e)
                : new PkiException.FileUnwritable(file, e);
    }

    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(FileAccess.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove a temporary file", e);
        }
    }
}
