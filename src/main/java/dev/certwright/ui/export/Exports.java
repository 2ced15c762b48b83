package dev.certwright.ui.export;

import dev.certwright.model.PasswordGenerator;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.export.ExportService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// Opens the export dialog. It remembers the folder of the last export.
public final class Exports {
    private final ExportService service;
    private final KeyAccess keys;
    private final Background background;
    private final Views views;
    private final FilePicker picker;
    private final PasswordGenerator generator;
    private Path folder;

    /// @param folder offered for the first export
    public Exports(
            ExportService service,
            KeyAccess keys,
            Background background,
            Views views,
            FilePicker picker,
            SecureRandom random,
            Path folder) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.views = views;
        this.picker = picker;
        this.generator = new PasswordGenerator(random);
        this.folder = folder;
    }

    /// Asks how and where to, and writes the files.
    ///
    /// @param entries one, or several that belong together with their CA first
    /// @param form    chosen to begin with
    /// @param overlay shows the dialog
    public void open(List<Entry> entries, ExportForm form, Overlay overlay) {
        var viewModel = new ExportViewModel(service, keys, background, generator, entries, form, folder);
        viewModel.phaseProperty().subscribe(phase -> {
            if (phase instanceof ExportViewModel.Phase.Done) {
                folder = viewModel.folder().value();
            }
        });
        var password = views.load(
                new NewPasswordController(viewModel.password(), viewModel::generatePassword, views.messages()));
        overlay.show(views.load(new ExportController(viewModel, password, picker, views.messages(), overlay::hide)));
    }
}
