package dev.certwright.ui.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Shows a [SignViewModel].
public final class SignController {
    private final SignViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private ComboBox<Phrase> authority;

    @FXML
    private ComboBox<Phrase> purpose;

    @FXML
    private TextField days;

    @FXML
    private Label daysProblem;

    @FXML
    private ListView<RequestComparison.Row> fields;

    @FXML
    private Label note;

    @FXML
    private Label failure;

    @FXML
    private Button signNow;

    @FXML
    private Button saveSigned;

    SignController(SignViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        ChoiceBinding.bind(viewModel.authority(), authority, messages);
        ChoiceBinding.bind(viewModel.profile(), purpose, messages);
        FieldBinding.bind(viewModel.days(), days, daysProblem, messages);
        fields.setCellFactory(_ -> new DecisionCell(viewModel, messages));
        fields.setPlaceholder(new Label(messages.text("csr.sheet.sign.empty")));
        viewModel
                .comparisonProperty()
                .subscribe(found -> fields.getItems()
                        .setAll(found.map(RequestComparison::rows).orElse(List.of())));
        signNow.disableProperty().bind(viewModel.comparisonProperty().map(found -> found.isEmpty()));
        viewModel.madeProperty().subscribe(made -> {
            show(saveSigned, made.isPresent());
            show(signNow, made.isEmpty());
            fields.setDisable(made.isPresent());
        });
        viewModel
                .notesProperty()
                .subscribe(said -> say(note, said.stream().map(messages::of).collect(Collectors.joining("\n"))));
        viewModel
                .failureProperty()
                .subscribe(said -> say(failure, said.map(messages::of).orElse("")));
    }

    private static void say(Label label, String words) {
        label.setText(words);
        show(label, !words.isEmpty());
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @FXML
    private void onChoose() {
        files.file(messages.text("csr.sheet.choose")).ifPresent(viewModel::open);
    }

    @FXML
    private void onPaste() {
        var clipboard = Clipboard.getSystemClipboard();
        viewModel.open(clipboard.hasString() ? clipboard.getString() : "", messages.text("csr.sheet.clipboard"));
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
        event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> viewModel.open(file.toPath()));
        event.setDropCompleted(true);
        event.consume();
    }

    @FXML
    private void onSign() {
        viewModel.sign();
    }

    @FXML
    private void onSave() {
        viewModel
                .madeProperty()
                .get()
                .flatMap(entry -> files.save(messages.text("csr.sheet.save"), entry.name() + ".crt"))
                .ifPresent(viewModel::save);
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
