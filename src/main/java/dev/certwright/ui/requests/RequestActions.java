package dev.certwright.ui.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.requests.RequestService;
import dev.certwright.service.requests.SigningService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.ScreenAction;
import java.util.List;
import java.util.function.Consumer;

/// Opens the sheets about certification requests.
public final class RequestActions {
    private final Services services;
    private final Surroundings around;
    private final Consumer<EntryId> changed;

    /// The use cases.
    public record Services(RequestService requests, SigningService signing, InventoryService inventory) {}

    /// What the sheets need of the window.
    public record Surroundings(
            KeyAccess keys, Background background, Views views, Dates dates, FilePicker files, Notices notices) {}

    /// @param changed hears of a new certificate
    public RequestActions(Services services, Surroundings around, Consumer<EntryId> changed) {
        this.services = services;
        this.around = around;
        this.changed = changed;
    }

    /// For the menus *New* and *More*.
    public List<ScreenAction> actions() {
        return List.of(
                new ScreenAction("newRequest", "csr.sheet.new", ScreenAction.Menu.NEW, this::create),
                new ScreenAction("signRequest", "csr.sheet.sign", ScreenAction.Menu.NEW, this::sign),
                new ScreenAction("requests", "csr.sheet.list", ScreenAction.Menu.MORE, this::list));
    }

    private void create(Overlay overlay) {
        var viewModel = new NewRequestViewModel(services.requests(), around.keys(), around.background());
        overlay.show(around.views()
                .load(new NewRequestController(viewModel, around.views().messages(), around.files(), overlay::hide)));
    }

    private void sign(Overlay overlay) {
        around.background().run(_ -> authorities(), found -> sign(found, overlay), around.notices()::failed);
    }

    private List<SignViewModel.Authority> authorities() throws PkiException {
        var found = services.inventory().issuers().stream()
                .map(entry -> new SignViewModel.Authority(entry.id(), entry.name()))
                .toList();
        if (found.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("csr.sheet.noAuthority"));
        }
        return found;
    }

    private void sign(List<SignViewModel.Authority> authorities, Overlay overlay) {
        var viewModel = new SignViewModel(services.signing(), authorities, around.keys(), around.background(), changed);
        overlay.show(around.views()
                .load(new SignController(viewModel, around.views().messages(), around.files(), overlay::hide)));
    }

    private void list(Overlay overlay) {
        var viewModel = new RequestsViewModel(services.requests(), around.keys(), around.background(), changed);
        overlay.show(around.views()
                .load(new RequestsController(
                        viewModel, around.views().messages(), around.dates(), around.files(), overlay::hide)));
    }
}
