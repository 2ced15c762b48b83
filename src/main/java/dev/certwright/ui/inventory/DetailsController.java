package dev.certwright.ui.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.ProfileChip;
import dev.certwright.ui.export.ExportForm;
import dev.certwright.ui.export.Exports;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows the selected certificate of an [InventoryViewModel], and what can be done with it.
public final class DetailsController {
    private final InventoryViewModel viewModel;
    private final DetailsTable table;
    private final EntryDialogs dialogs;
    private final Navigator navigator;
    private final Exports exports;
    private final List<EntryAction> actions;
    private final Overlay overlay;
    private final Messages messages;

    @FXML
    private Node content;

    @FXML
    private Label hint;

    @FXML
    private FlowPane heading;

    @FXML
    private Label name;

    @FXML
    private Label about;

    @FXML
    private Button testConnection;

    @FXML
    private Button createServer;

    @FXML
    private Button createClient;

    @FXML
    private MenuButton export;

    @FXML
    private FlowPane actionLine;

    @FXML
    private Button rename;

    @FXML
    private StackPane chain;

    @FXML
    private VBox properties;

    DetailsController(
            InventoryViewModel viewModel,
            DetailsTable table,
            EntryDialogs dialogs,
            Navigator navigator,
            Exports exports,
            List<EntryAction> actions,
            Overlay overlay,
            Messages messages) {
        this.viewModel = viewModel;
        this.table = table;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.exports = exports;
        this.actions = actions;
        this.overlay = overlay;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        properties.getChildren().setAll(table.node());
        actionLine
                .getChildren()
                .addAll(
                        actionLine.getChildren().indexOf(rename),
                        actions.stream().map(this::button).toList());
        viewModel.openedProperty().subscribe(opened -> {
            show(content, opened.isPresent());
            opened.ifPresent(this::show);
        });
        viewModel.selectedProperty().subscribe(row -> show(hint, row.isEmpty()));
    }

    @FXML
    private void onTestConnection() {
        selected().ifPresent(entry -> {
            var client = entry.profile() == CertificateProfile.CLIENT
                    ? Optional.<ClientChoice>of(new ClientChoice.OfVault(entry.id()))
                    : Optional.<ClientChoice>empty();
            var root = opened().map(it -> it.top().id()).orElse(entry.id());
            navigator.connectionTest(Optional.empty(), client, Optional.of(new TrustChoice.OfVault(root)));
        });
    }

    @FXML
    private void onCreateServer() {
        selected().ifPresent(entry -> navigator.create(CertificateProfile.SERVER, Optional.of(entry.id())));
    }

    @FXML
    private void onCreateClient() {
        selected().ifPresent(entry -> navigator.create(CertificateProfile.CLIENT, Optional.of(entry.id())));
    }

    @FXML
    private void onRename() {
        selected().ifPresent(dialogs::rename);
    }

    @FXML
    private void onDelete() {
        selected().ifPresent(dialogs::delete);
    }

    private Optional<Opened> opened() {
        return viewModel.openedProperty().get();
    }

    private Optional<Entry> selected() {
        return opened().map(Opened::entry);
    }

    private void show(Opened opened) {
        var row = opened.row();
        var entry = opened.entry();
        var details = entry.details();
        name.setText(entry.name());
        heading.getChildren()
                .setAll(name, ProfileChip.of(entry.profile(), messages), InventoryColumns.status(row, messages));
        var days = details.validity().days();
        var issuer = entry.root()
                ? messages.text("inventory.itself")
                : details.issuer().shortForm();
        about.setText(
                row.daysLeft() < 0
                        ? messages.text("inventory.about.ended", issuer, days, -row.daysLeft())
                        : messages.text("inventory.about", issuer, days, row.daysLeft()));
        boolean authority = entry.profile().authority();
        show(testConnection, !authority && canTest(opened));
        show(createServer, row.signs());
        show(createClient, row.signs());
        export.getItems()
                .setAll(ExportForm.of(entry.hasPrivateKey()).stream()
                        .map(form -> exportItem(entry, form))
                        .toList());
        chain.getChildren().setAll(new ChainView(opened.chain().reversed(), messages));
        table.show(opened, viewModel::select);
    }

    private Button button(EntryAction action) {
        var button = new Button(messages.text(action.textKey()));
        button.setId(action.id());
        button.setOnAction(_ -> selected().ifPresent(entry -> action.use().run(entry, overlay)));
        viewModel
                .selectedProperty()
                .subscribe(row -> show(button, row.filter(action.offered()).isPresent()));
        return button;
    }

    private MenuItem exportItem(Entry entry, ExportForm form) {
        var item = new MenuItem(messages.text(form.textKey()));
        item.setId("export" + form.name());
        item.setOnAction(_ -> exports.open(List.of(entry), form, overlay));
        return item;
    }

    /// A test needs something to trust, and as a client a key.
    private static boolean canTest(Opened opened) {
        return opened.top().profile().authority()
                && (opened.entry().profile() == CertificateProfile.SERVER
                        || opened.entry().hasPrivateKey());
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
