package dev.certwright.ui.inspection;

import dev.certwright.service.inspection.Inspected;
import java.util.Optional;

/// A line of the list: a file, or one thing in it.
public sealed interface ListRow {
    OpenFile file();

    /// A file.
    record OfFile(OpenFile file) implements ListRow {}

    /// One thing in a file.
    ///
    /// @param index counted from 0
    /// @param match of a private key
    record OfItem(OpenFile file, int index, Inspected.Item item, KeyMatch match) implements ListRow {}

    /// Whether a private key has its certificate among what is open.
    enum KeyMatch {
        MATCHES,
        NOTHING,
        /// It is no key, or there is no telling.
        UNKNOWN
    }

    /// What stays the same when the list is made anew.
    ///
    /// @param item empty for the file itself
    record Key(int file, Optional<Integer> item) {}

    default Key key() {
        return switch (this) {
            case OfFile(var file) -> new Key(file.id(), Optional.empty());
            case OfItem(var file, var index, var _, var _) -> new Key(file.id(), Optional.of(index));
        };
    }
}
