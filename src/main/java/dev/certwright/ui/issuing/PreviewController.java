package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.CertificatePreview;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FindingList;
import dev.certwright.ui.common.NameTexts;
import dev.certwright.ui.common.ProfileChip;
import dev.certwright.ui.common.PropertyTable;
import dev.certwright.ui.step.KeyTexts;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows a [PreviewViewModel].
public final class PreviewController {
    private final PreviewViewModel viewModel;
    private final Messages messages;
    private final Dates dates;
    private final PropertyTable table = new PropertyTable();

    @FXML
    private Label hint;

    @FXML
    private VBox content;

    @FXML
    private FlowPane heading;

    @FXML
    private VBox properties;

    @FXML
    private VBox notes;

    @FXML
    private VBox problems;

    @FXML
    private TextArea commands;

    @FXML
    private StackPane copyPlace;

    public PreviewController(PreviewViewModel viewModel, Messages messages, Dates dates) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        properties.getChildren().setAll(table);
        copyPlace.getChildren().setAll(new CopyButton(commands::getText, messages));
        content.managedProperty().bind(content.visibleProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        hint.visibleProperty().bind(content.visibleProperty().not());
        copyPlace.visibleProperty().bind(content.visibleProperty());
        viewModel.stateProperty().subscribe(this::show);
    }

    private void show(PreviewViewModel.State state) {
        switch (state) {
            case PreviewViewModel.State.Nothing() -> explain(messages.text("wizard.preview.nothing"));
            case PreviewViewModel.State.Failed(var failure) -> explain(messages.of(failure));
            case PreviewViewModel.State.Shown(var order, var preview) -> fill(order, preview);
        }
    }

    private void explain(String sentence) {
        hint.setText(sentence);
        content.setVisible(false);
        commands.clear();
    }

    private void fill(CertificateOrder order, CertificatePreview preview) {
        content.setVisible(true);
        var what = new Chip(
                ProfileChip.kind(order.profile()), ProfileChip.word(order.profile(), messages) + " " + order.name());
        var verb = new Label(messages.text("wizard.preview.issues"));
        verb.getStyleClass().add("muted");
        if (order.issuer().isPresent()) {
            heading.getChildren().setAll(new Chip(Chip.Kind.AUTHORITY, "CA " + preview.issuerName()), verb, what);
        } else {
            verb.setText(messages.text("wizard.preview.selfSigned"));
            heading.getChildren().setAll(what, verb);
        }
        var template = preview.template();
        table.clear();
        table.row(messages.text("wizard.preview.subject"), template.subject().toString());
        table.row(messages.text("wizard.preview.valid"), validity(template.validity()));
        table.row(
                messages.text("wizard.preview.key"),
                messages.text("wizard.preview.newKey", preview.key().label()));
        if (!template.subjectAltNames().isEmpty()) {
            table.row(messages.text("wizard.preview.names"), NameTexts.joined(template.subjectAltNames(), messages));
        }
        critical("wizard.preview.basicConstraints", constraints(template.basicConstraints()));
        if (!template.keyUsage().isEmpty()) {
            critical(
                    "wizard.preview.keyUsage",
                    template.keyUsage().stream().map(KeyUsage::rfcName).collect(Collectors.joining(", ")));
        }
        showRest(template, preview);
    }

    private void showRest(CertificateTemplate template, CertificatePreview preview) {
        if (!template.extendedKeyUsage().isEmpty()) {
            table.row(
                    messages.text("wizard.preview.purposes"),
                    NameTexts.purposes(template.extendedKeyUsage(), messages));
        }
        AddedRows.show(template.extensions(), table, messages);
        table.row(messages.text("wizard.preview.identifiers"), messages.text("wizard.preview.identifiers.value"));
        table.row(messages.text("wizard.preview.signature"), preview.signatureAlgorithm());
        notes.getChildren().setAll(KeyTexts.chip(preview.key(), messages));
        preview.notes().forEach(note -> {
            var label = PropertyTable.text(messages.of(note));
            label.getStyleClass().addAll("muted", "note");
            notes.getChildren().add(label);
        });
        FindingList.summary(preview.findings(), messages).ifPresent(heading.getChildren()::add);
        problems.getChildren().setAll(new FindingList(preview.findings(), messages));
        if (!commands.getText().equals(preview.openSslCommands())) {
            commands.setText(preview.openSslCommands());
        }
    }

    private String validity(Validity validity) {
        return messages.text(
                "wizard.preview.validity",
                dates.day(validity.notBefore()),
                dates.day(validity.notAfter()),
                validity.days());
    }

    private String constraints(BasicConstraints constraints) {
        if (!constraints.ca()) {
            return messages.text("wizard.preview.notCa");
        }
        return constraints.pathLenConstraint().isPresent()
                ? messages.text(
                        "wizard.preview.caWithPath",
                        constraints.pathLenConstraint().getAsInt())
                : messages.text("wizard.preview.ca");
    }

    private void critical(String key, String value) {
        table.row(
                messages.text(key),
                PropertyTable.text(value),
                new Chip(Chip.Kind.NEUTRAL, messages.text("wizard.preview.critical")));
    }
}
