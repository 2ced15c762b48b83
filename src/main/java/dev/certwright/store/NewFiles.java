package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;

/// Writes many files at a time, which their owner alone may open. None that is there is ever replaced.
///
/// Unlike [FileAccess], it does not wait for the disk after each file: what is written here can be written again.
public final class NewFiles {
    /// Whether a folder has nothing in it, or is not there.
    ///
    /// @throws PkiException.FileUnreadable when it cannot be looked into, for example because it is a file
    public boolean empty(Path folder) throws PkiException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(folder, e);
        }
    }

    /// Makes a folder, and those above it, where there is none.
    public void folder(Path folder) throws PkiException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(above(folder));
                Files.createDirectory(folder, OwnerOnly.forFolder(above(folder)));
            }
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /// Begins a file.
    ///
    /// @throws PkiException.FileExists when it is there
    public OutputStream file(Path file) throws PkiException {
        try {
            Files.createFile(file, OwnerOnly.forFile(above(file)));
            return Files.newOutputStream(file, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            throw new PkiException.FileExists(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// Begins a file, or goes on with one that is there.
    public OutputStream append(Path file) throws PkiException {
        try {
            if (!Files.exists(file)) {
                return file(file);
            }
            return Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// Gives a file or folder its final name.
    ///
    /// @throws PkiException.FileExists when that is taken
    public void move(Path from, Path to) throws PkiException {
        try {
            if (Files.exists(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            Files.move(from, to);
        } catch (FileAlreadyExistsException _) {
            throw new PkiException.FileExists(to);
        } catch (IOException e) {
            throw failure(to, e);
        }
    }

    /// Removes a file or folder that was not finished, as far as that goes.
    public void discard(Path unfinished) {
        try (var all = Files.walk(unfinished)) {
            all.sorted(Comparator.reverseOrder()).forEach(FileAccess::deleteQuietly);
        } catch (IOException _) {
            FileAccess.deleteQuietly(unfinished);
        }
    }

    /// What to say when writing fails.
    public PkiException failure(Path file, IOException e) {
        return FileAccess.unwritable(file, e);
    }

    private static Path above(Path path) {
        var absolute = path.toAbsolutePath();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }
}
