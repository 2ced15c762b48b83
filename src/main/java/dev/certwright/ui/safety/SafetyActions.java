package dev.certwright.ui.safety;

import dev.certwright.service.safety.Safety;
import dev.certwright.text.AuditWords;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.ScreenAction;
import java.time.ZoneId;
import java.util.List;

/// The trash and the audit log, each in a sheet of its own.
public final class SafetyActions {
    private final Safety safety;
    private final Background background;
    private final Views views;
    private final Moments moments;
    private final FilePicker files;

    public SafetyActions(Safety safety, Background background, Views views, ZoneId zone, FilePicker files) {
        this.safety = safety;
        this.background = background;
        this.views = views;
        this.moments = new Moments(zone);
        this.files = files;
    }

    /// For the menu *More*.
    public List<ScreenAction> actions() {
        return List.of(
                new ScreenAction("trash", "safety.trash.open", ScreenAction.Menu.MORE, this::trash),
                new ScreenAction("auditLog", "safety.audit.open", ScreenAction.Menu.MORE, this::audit));
    }

    private void trash(Overlay overlay) {
        var viewModel = new TrashViewModel(safety.trash(), background);
        overlay.show(views.load(new TrashController(viewModel, views.messages(), moments, overlay::hide)));
    }

    private void audit(Overlay overlay) {
        var messages = views.messages();
        var viewModel = new AuditViewModel(safety.audit(), background, event -> AuditWords.action(event, messages));
        overlay.show(views.load(new AuditController(viewModel, messages, moments, files, overlay::hide)));
    }
}
