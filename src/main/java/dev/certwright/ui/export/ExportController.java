package dev.certwright.ui.export;

import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Shows an [ExportViewModel].
public final class ExportController {
    private final ExportViewModel viewModel;
    private final Parent passwordView;
    private final FilePicker picker;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private VBox form;

    @FXML
    private ComboBox<ExportForm> formChoice;

    @FXML
    private Label formAbout;

    @FXML
    private TextField folder;

    @FXML
    private Label folderProblem;

    @FXML
    private StackPane passwordPlace;

    @FXML
    private CheckBox includeKey;

    @FXML
    private VBox files;

    @FXML
    private Label replaceNote;

    @FXML
    private Label failure;

    @FXML
    private HBox progress;

    @FXML
    private Button save;

    @FXML
    private VBox done;

    @FXML
    private VBox written;

    @FXML
    private HBox buttons;

    public ExportController(
            ExportViewModel viewModel, Parent passwordView, FilePicker picker, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.passwordView = passwordView;
        this.picker = picker;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text(
                viewModel.several() ? "export.title.several" : "export.title",
                viewModel.entries().stream().map(Entry::name).collect(Collectors.joining(", "))));
        formChoice.setConverter(new StringConverter<>() {
            @Override
            public String toString(ExportForm chosen) {
                return chosen == null ? "" : messages.text(chosen.textKey());
            }

            @Override
            public ExportForm fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        formChoice.getItems().setAll(viewModel.forms());
        formChoice.valueProperty().bindBidirectional(viewModel.formProperty());
        formAbout.textProperty().bind(viewModel.formProperty().map(chosen -> messages.text(chosen.aboutKey())));
        FieldBinding.bind(viewModel.folder(), folder, folderProblem, messages);
        includeKey.selectedProperty().bindBidirectional(viewModel.includeKeyProperty());
        showIf(includeKey, viewModel.formProperty().map(_ -> viewModel.keyOffered()));
        passwordPlace.getChildren().setAll(passwordView);
        showIf(passwordPlace, viewModel.formProperty().map(ExportForm::needsPassword));
        viewModel.targetsProperty().subscribe(_ -> showTargets());
        viewModel.phaseProperty().subscribe(this::show);
    }

    private void showTargets() {
        files.getChildren().clear();
        for (var target : viewModel.targetsProperty().get()) {
            var line = new HBox(new Label(target.file().getFileName().toString()));
            line.getStyleClass().add("label-line");
            if (target.exists()) {
                line.getChildren().add(new Chip(Chip.Kind.WARN, messages.text("export.exists")));
            }
            files.getChildren().add(line);
        }
        boolean replaces = viewModel.replaces();
        replaceNote.setVisible(replaces);
        replaceNote.setManaged(replaces);
        save.setText(messages.text(replaces ? "export.replace" : "export.save"));
    }

    private void show(ExportViewModel.Phase phase) {
        boolean working = phase instanceof ExportViewModel.Phase.Working;
        form.setDisable(working);
        save.setDisable(working);
        progress.setVisible(working);
        failure.setText(phase instanceof ExportViewModel.Phase.Failed(var cause) ? messages.of(cause) : "");
        failure.setManaged(!failure.getText().isEmpty());
        boolean finished = phase instanceof ExportViewModel.Phase.Done;
        show(form, !finished);
        show(buttons, !finished);
        show(done, finished);
        if (phase instanceof ExportViewModel.Phase.Done(var paths)) {
            title.setText(messages.text("export.done.title", paths.size()));
            paths.forEach(path -> {
                var label = new Label(path.toString());
                label.setWrapText(true);
                written.getChildren().add(label);
            });
        }
    }

    @FXML
    private void onBrowse() {
        picker.folder(messages.text("export.folder.pick"))
                .ifPresent(chosen -> viewModel.folder().textProperty().set(chosen.toString()));
    }

    @FXML
    private void onSave() {
        viewModel.save(viewModel.targetsProperty().get());
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
        close.run();
    }

    @FXML
    private void onClose() {
        close.run();
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        condition.subscribe(on -> show(node, on));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
