package dev.certwright.ui.inspection;

import dev.certwright.model.Passphrase;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import java.util.List;

/// Something that can be done with what is selected, in a sheet above the screen.
public interface ItemSheet {
    /// What is selected.
    ///
    /// @param origin    where the file came from
    /// @param item      counted from 0
    /// @param open      all that is open, this one too
    /// @param passwords that opened something; they stay with the screen
    record Subject(Inspected file, Origin origin, int item, List<Inspected> open, List<Passphrase> passwords) {}

    /// Whether it can be done with that.
    ///
    /// @param item counted from 0
    boolean suits(Inspected file, int item);

    void open(Subject subject, Views views, FilePicker files, Overlay overlay);
}
