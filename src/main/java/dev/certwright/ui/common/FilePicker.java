package dev.certwright.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the person for files and folders. The system's own dialogs need a display, so they stand behind this seam.
public interface FilePicker {
    Optional<Path> folder(String title);

    Optional<Path> file(String title);

    List<Path> files(String title);

    /// Where to write a file. The person has agreed to replace one that is there.
    ///
    /// @param name suggested
    Optional<Path> save(String title, String name);
}
