package dev.certwright.ui.safety;

import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/// Asks where a backup is to be written, or which one is to be restored.
public final class BackupSheets {
    private final BackupViewModel viewModel;
    private final Views views;
    private final FilePicker files;
    private final Overlay overlay;
    private final Runnable restored;

    /// Builds it.
    ///
    /// @param restored hears that another vault is in the place of the one before
    public BackupSheets(BackupViewModel viewModel, Views views, FilePicker files, Overlay overlay, Runnable restored) {
        this.viewModel = viewModel;
        this.views = views;
        this.files = files;
        this.overlay = overlay;
        this.restored = restored;
    }

    /// Writes a backup where the person says.
    public void backUp() {
        var name = "certwright-" + LocalDate.now(ZoneId.systemDefault()) + ".backup";
        files.save(views.messages().text("safety.backup.pick"), name).ifPresent(viewModel::make);
    }

    /// Shows what is in the backup that the person picks, and asks.
    public void restore() {
        files.file(views.messages().text("safety.restore.pick")).ifPresent(this::ask);
    }

    private void ask(Path file) {
        viewModel.read(
                file,
                info -> overlay.show(views.load(new RestoreController(
                        file,
                        info,
                        viewModel,
                        views.messages(),
                        new Moments(ZoneId.systemDefault()),
                        overlay::hide,
                        restored))));
    }
}
