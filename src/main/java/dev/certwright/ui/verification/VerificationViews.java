package dev.certwright.ui.verification;

import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Views;
import javafx.scene.Parent;

/// Puts the sheet together.
public final class VerificationViews {
    private VerificationViews() {}

    /// The sheet, to be shown on an overlay of the screen.
    ///
    /// @param close takes it away; what is under way is cancelled first
    public static Parent sheet(Views views, VerificationViewModel viewModel, FilePicker files, Runnable close) {
        return views.load(new VerificationController(viewModel, views.messages(), files, close));
    }
}
