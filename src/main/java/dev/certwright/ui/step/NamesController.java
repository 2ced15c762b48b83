package dev.certwright.ui.step;

import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Shows a [NamesViewModel].
public final class NamesController {
    private final NamesViewModel viewModel;
    private final Parent subjectView;
    private final Messages messages;

    @FXML
    private Label namesLabel;

    @FXML
    private NameInput names;

    @FXML
    private Label namesProblem;

    @FXML
    private StackPane subject;

    public NamesController(NamesViewModel viewModel, Parent subjectView, Messages messages) {
        this.viewModel = viewModel;
        this.subjectView = subjectView;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        namesLabel.setText(messages.text(viewModel.forServer() ? "wizard.names.ofServer" : "wizard.names.ofClient"));
        names.bind(viewModel, messages);
        namesLabel.setLabelFor(names.typing());
        names.typing().setId("nameTyping");
        namesProblem
                .textProperty()
                .bind(viewModel
                        .problem()
                        .map(problem -> problem.map(messages::of).orElse("")));
        namesProblem.managedProperty().bind(namesProblem.textProperty().isNotEmpty());
        subject.getChildren().setAll(subjectView);
    }

    @FXML
    private void onHostNames() {
        viewModel.addHostNames();
    }

    @FXML
    private void onAddresses() {
        viewModel.addAddresses();
    }

    @FXML
    private void onLoopback() {
        viewModel.addLoopback();
    }
}
