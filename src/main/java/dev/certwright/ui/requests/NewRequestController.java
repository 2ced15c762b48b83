package dev.certwright.ui.requests;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// Shows a [NewRequestViewModel].
public final class NewRequestController {
    private final NewRequestViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private GridPane answers;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private TextField subject;

    @FXML
    private Label subjectProblem;

    @FXML
    private TextField names;

    @FXML
    private Label namesProblem;

    @FXML
    private ComboBox<Phrase> key;

    @FXML
    private ComboBox<Phrase> purpose;

    @FXML
    private ComboBox<Phrase> tool;

    @FXML
    private HBox copyPlace;

    @FXML
    private TextArea text;

    @FXML
    private Label note;

    @FXML
    private Label failure;

    @FXML
    private Button saveRequest;

    @FXML
    private Button createRequest;

    @FXML
    private Button showCommands;

    NewRequestController(NewRequestViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(viewModel.name(), name, nameProblem, messages);
        FieldBinding.bind(viewModel.subject(), subject, subjectProblem, messages);
        FieldBinding.bind(viewModel.names(), names, namesProblem, messages);
        ChoiceBinding.bind(viewModel.key(), key, messages);
        ChoiceBinding.bind(viewModel.profile(), purpose, messages);
        ChoiceBinding.bind(viewModel.tool(), tool, messages);
        copyPlace
                .getChildren()
                .add(new CopyButton(() -> viewModel.textProperty().get(), messages));
        viewModel.textProperty().subscribe(shown -> {
            text.setText(shown);
            show(text, !shown.isEmpty());
            show(copyPlace, !shown.isEmpty());
        });
        viewModel.madeProperty().subscribe(made -> {
            answers.setDisable(made.isPresent());
            show(saveRequest, made.isPresent());
            show(createRequest, made.isEmpty());
            show(showCommands, made.isEmpty());
            show(tool, made.isEmpty());
        });
        createRequest.disableProperty().bind(viewModel.runningProperty());
        viewModel
                .noteProperty()
                .subscribe(said -> say(note, said.map(messages::of).orElse("")));
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
    private void onCreate() {
        viewModel.create();
    }

    @FXML
    private void onCommands() {
        viewModel.commands();
    }

    @FXML
    private void onSave() {
        viewModel
                .madeProperty()
                .get()
                .flatMap(request -> files.save(messages.text("csr.sheet.save"), request.name() + ".csr"))
                .ifPresent(viewModel::save);
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
