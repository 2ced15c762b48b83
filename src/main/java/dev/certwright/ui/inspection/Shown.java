package dev.certwright.ui.inspection;

import dev.certwright.model.Phrase;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.inspection.Inspected;

/// What stands beside the list.
public sealed interface Shown {
    /// Nothing is open: how to begin.
    record Nothing() implements Shown {}

    /// Something is open, and nothing is selected.
    record NothingSelected() implements Shown {}

    /// A file that is being read.
    record Opening(OpenFile file) implements Shown {}

    /// A password is asked for.
    ///
    /// @param refused whether the last one opened nothing
    record Locked(OpenFile file, Phrase why, boolean refused) implements Shown {}

    /// It may take long; the person is asked.
    record Expensive(OpenFile file) implements Shown {}

    /// What could not be opened or shown, and what to do.
    ///
    /// @param again whether another try makes sense
    record Failed(OpenFile file, Phrase why, boolean again) implements Shown {}

    /// A file that is open, as a whole.
    record Whole(OpenFile file, Inspected content) implements Shown {}

    /// A page that is being made.
    record Loading(OpenFile file) implements Shown {}

    /// All of one thing.
    record Ready(ListRow.OfItem row, Inspected content, Page page) implements Shown {}
}
