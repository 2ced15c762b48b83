package dev.certwright.ui.adopt;

import dev.certwright.model.Passphrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;

/// Shows an [AdoptViewModel].
public final class AdoptController {
    private final AdoptViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private HBox choice;

    @FXML
    private CheckBox trustOnly;

    @FXML
    private ListView<AdoptLine> plan;

    @FXML
    private HBox opening;

    @FXML
    private Label locked;

    @FXML
    private PasswordField password;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label said;

    @FXML
    private Label failure;

    @FXML
    private Button closeAdopt;

    @FXML
    private Button cancelAdopt;

    @FXML
    private Button adoptNow;

    AdoptController(AdoptViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        trustOnly.selectedProperty().bindBidirectional(viewModel.trustOnlyProperty());
        plan.setCellFactory(_ -> new AdoptCell(messages));
        plan.setItems(viewModel.lines());
        plan.setPlaceholder(new Label(messages.text("adopt.sheet.empty")));
        progress.progressProperty().bind(viewModel.doneProperty());
        viewModel.runningProperty().subscribe(running -> {
            choice.setDisable(running);
            opening.setDisable(running);
            show(progress, running);
            show(cancelAdopt, running);
            show(closeAdopt, !running);
        });
        adoptNow.disableProperty().bind(viewModel.readyProperty().not().or(viewModel.runningProperty()));
        viewModel.lockedProperty().subscribe(file -> {
            locked.setText(
                    file.map(name -> messages.text("adopt.sheet.locked", name)).orElse(""));
            password.clear();
            show(opening, file.isPresent());
        });
        viewModel
                .saidProperty()
                .subscribe(sentences ->
                        say(said, sentences.stream().map(messages::of).collect(Collectors.joining("\n"))));
        viewModel
                .failureProperty()
                .subscribe(why -> say(failure, why.map(messages::of).orElse("")));
    }

    private static void say(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @FXML
    private void onFolder() {
        files.folder(messages.text("adopt.sheet.folder")).ifPresent(folder -> viewModel.open(List.of(folder)));
    }

    @FXML
    private void onFiles() {
        var chosen = files.files(messages.text("adopt.sheet.files"));
        if (!chosen.isEmpty()) {
            viewModel.open(chosen);
        }
    }

    @FXML
    private void onDragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    @FXML
    private void onDrop(DragEvent event) {
        viewModel.open(event.getDragboard().getFiles().stream()
                .map(java.io.File::toPath)
                .toList());
        event.setDropCompleted(true);
        event.consume();
    }

    @FXML
    private void onUnlock() {
        viewModel.unlock(new Passphrase(password.getText().toCharArray()));
        password.clear();
    }

    @FXML
    private void onAdopt() {
        viewModel.adopt();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
