package dev.certwright.ui.keystore;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import java.util.Arrays;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;

/// Shows a [KeystoreViewModel].
public final class KeystoreController {
    private final KeystoreViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private Label summary;

    @FXML
    private HBox unlocking;

    @FXML
    private PasswordField storePassword;

    @FXML
    private TabPane tabs;

    @FXML
    private ScrollPane findings;

    @FXML
    private ScrollPane openers;

    @FXML
    private TreeView<String> structure;

    @FXML
    private ScrollPane algorithms;

    @FXML
    private ScrollPane java;

    @FXML
    private PasswordField newStorePassword;

    @FXML
    private CheckBox javaTrust;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label failure;

    @FXML
    private Label done;

    @FXML
    private Button toModern;

    @FXML
    private Button toCompatible;

    KeystoreController(KeystoreViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("keystore.title", viewModel.source()));
        viewModel.runningProperty().subscribe(running -> showOnlyIf(running, progress));
        viewModel.lockedProperty().subscribe(locked -> showOnlyIf(locked, unlocking));
        toModern.disableProperty().bind(viewModel.runningProperty().or(viewModel.lockedProperty()));
        toCompatible.disableProperty().bind(toModern.disableProperty());
        viewModel.failureProperty().subscribe(why -> say(failure, why));
        viewModel.doneProperty().subscribe(what -> say(done, what));
        viewModel.reportProperty().subscribe(report -> report.ifPresent(this::show));
    }

    private void show(Pkcs12Report report) {
        var panes = new ReportPanes(messages);
        findings.setContent(panes.findings(report.findings()));
        openers.setContent(panes.openers(report.openers()));
        java.setContent(panes.java(report.javaEntries()));
        report.structure().ifPresent(made -> {
            structure.setRoot(new StructureTree(messages).of(made));
            algorithms.setContent(panes.algorithms(made));
        });
        summary.setText(new ReportSummary(messages).of(report));
        tabs.getTabs().stream()
                .skip(1)
                .forEach(tab -> tab.setDisable(report.structure().isEmpty()));
    }

    @FXML
    private void onUnlock() {
        taken(storePassword).ifPresent(viewModel::unlock);
    }

    @FXML
    private void onModern() {
        convert(StorePreset.MODERN, "-modern.p12");
    }

    @FXML
    private void onCompatible() {
        convert(StorePreset.COMPATIBLE, "-compatible.p12");
    }

    private void convert(StorePreset to, String suffix) {
        files.save(messages.text("keystore.convert.title"), viewModel.suggested(suffix))
                .ifPresent(out -> viewModel.convert(to, out, taken(newStorePassword), javaTrust.isSelected()));
    }

    @FXML
    private void onClose() {
        storePassword.clear();
        newStorePassword.clear();
        viewModel.close();
        close.run();
    }

    private static Optional<Passphrase> taken(PasswordField field) {
        var typed = field.getText().toCharArray();
        field.clear();
        try {
            return typed.length == 0 ? Optional.empty() : Optional.of(new Passphrase(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void say(Label label, Optional<Phrase> phrase) {
        label.setText(phrase.map(messages::of).orElse(""));
        showOnlyIf(phrase.isPresent(), label);
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
