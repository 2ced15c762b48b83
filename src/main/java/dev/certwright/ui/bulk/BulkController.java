package dev.certwright.ui.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// Shows a [BulkViewModel].
public final class BulkController {
    private final BulkViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private GridPane answers;

    @FXML
    private TextArea rows;

    @FXML
    private Label file;

    @FXML
    private Button forgetFile;

    @FXML
    private ComboBox<Phrase> authority;

    @FXML
    private ComboBox<Phrase> profile;

    @FXML
    private ComboBox<Phrase> output;

    @FXML
    private TextField days;

    @FXML
    private Label daysProblem;

    @FXML
    private CheckBox leaveOut;

    @FXML
    private ListView<BulkLine> preview;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label said;

    @FXML
    private Label failure;

    @FXML
    private Button closeBulk;

    @FXML
    private Button cancelBulk;

    @FXML
    private Button previewBulk;

    @FXML
    private Button issueBulk;

    BulkController(BulkViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var form = viewModel.form();
        rows.textProperty().bindBidirectional(form.rowsProperty());
        form.fileProperty().subscribe(chosen -> {
            file.setText(chosen.map(Object::toString).orElse(""));
            show(file, chosen.isPresent());
            show(forgetFile, chosen.isPresent());
            rows.setDisable(chosen.isPresent());
        });
        ChoiceBinding.bind(form.authority(), authority, messages);
        ChoiceBinding.bind(form.profile(), profile, messages);
        ChoiceBinding.bind(form.output(), output, messages);
        FieldBinding.bind(form.days(), days, daysProblem, messages);
        leaveOut.selectedProperty().bindBidirectional(form.leaveOutProperty());
        preview.setCellFactory(_ -> new BulkCell(messages));
        preview.setItems(viewModel.lines());
        preview.setPlaceholder(new Label(messages.text("bulk.sheet.noPreview")));
        progress.progressProperty().bind(viewModel.doneProperty());
        viewModel.runningProperty().subscribe(running -> {
            answers.setDisable(running);
            show(progress, running);
            show(cancelBulk, running);
            show(closeBulk, !running);
            previewBulk.setDisable(running);
            issueBulk.setDisable(running);
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
    private void onChooseFile() {
        files.file(messages.text("bulk.sheet.file"))
                .ifPresent(chosen -> viewModel.form().fileProperty().set(Optional.of(chosen)));
    }

    @FXML
    private void onForgetFile() {
        viewModel.form().fileProperty().set(Optional.empty());
    }

    @FXML
    private void onPreview() {
        viewModel.preview();
    }

    @FXML
    private void onIssue() {
        if (!viewModel.wantsFiles()) {
            viewModel.issue(Optional.empty());
            return;
        }
        files.folder(messages.text("bulk.sheet.folder")).ifPresent(folder -> viewModel.issue(Optional.of(folder)));
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
