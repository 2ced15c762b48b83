package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.ProfileChip;
import dev.certwright.ui.common.PropertyTable;
import dev.certwright.ui.export.ExportForm;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The end of a wizard: what was made, and what people do next.
public final class DoneController {
    private final Entry made;
    private final List<Entry> series;
    private final Navigator navigator;
    private final BiConsumer<List<Entry>, ExportForm> export;
    private final Messages messages;
    private final Dates dates;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private VBox properties;

    @FXML
    private FlowPane actions;

    /// @param export opens the export dialog
    /// @param series what was made lately that belongs together, this one included, its CA first
    public DoneController(
            Entry made,
            List<Entry> series,
            Navigator navigator,
            BiConsumer<List<Entry>, ExportForm> export,
            Messages messages,
            Dates dates) {
        this.made = made;
        this.series = List.copyOf(series);
        this.navigator = navigator;
        this.export = export;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("wizard.done.title", made.name()));
        about.setText(messages.text(made.profile().authority() ? "wizard.done.authority" : "wizard.done.leaf"));
        var table = new PropertyTable();
        var subject = new HBox(
                PropertyTable.text(made.details().subject().toString()), ProfileChip.of(made.profile(), messages));
        subject.getStyleClass().add("label-line");
        table.row(messages.text("wizard.preview.subject"), subject);
        table.row(messages.text("wizard.done.issuer"), made.details().issuer().shortForm());
        table.row(
                messages.text("wizard.preview.key"), made.details().publicKey().label());
        table.row(
                messages.text("wizard.done.validUntil"),
                dates.day(made.details().validity().notAfter()));
        properties.getChildren().setAll(table);
        switch (made.profile()) {
            case ROOT_CA, INTERMEDIATE_CA -> {
                add("nextServer", "wizard.done.nextServer", () -> create(CertificateProfile.SERVER));
                add("nextClient", "wizard.done.nextClient", () -> create(CertificateProfile.CLIENT));
                addExport(ExportForm.PEM, "wizard.done.export");
            }
            case SERVER -> {
                add("nextClient", "wizard.done.nextClient", () -> create(CertificateProfile.CLIENT));
                addExport(ExportForm.PKCS12, "wizard.done.exportPkcs12");
            }
            case CLIENT, PEER, OCSP_RESPONDER -> {
                if (series.size() > 1) {
                    add(
                            "saveAll",
                            "wizard.done.saveAll",
                            () -> export.accept(series, ExportForm.PKCS12),
                            series.size());
                }
                addExport(ExportForm.PKCS12, "wizard.done.exportPkcs12");
            }
        }
        add("show", "wizard.done.show", () -> navigator.certificates(Optional.of(made.id())));
        actions.getChildren().getFirst().getStyleClass().add("accent");
        ((Button) actions.getChildren().getFirst()).setDefaultButton(true);
    }

    private void create(CertificateProfile profile) {
        navigator.create(profile, made.profile().authority() ? Optional.of(made.id()) : made.issuer());
    }

    private void addExport(ExportForm form, String textKey) {
        add("export", textKey, () -> export.accept(List.of(made), form));
    }

    private void add(String id, String textKey, Runnable action, Object... arguments) {
        var button = new Button(messages.text(textKey, arguments));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        actions.getChildren().add(button);
    }
}
