package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import java.nio.file.Path;

/// Where something that is open came from, so that it can be opened again.
public sealed interface Origin {
    /// A file.
    ///
    /// @param found whether it was found in a folder; nothing is said of such a file when there is nothing in it
    record OfPath(Path path, boolean found) implements Origin {}

    /// What was pasted, or came from elsewhere in the window.
    record OfOctets(Bytes octets) implements Origin {}

    /// What a server sends.
    record OfAddress(String address) implements Origin {}
}
