package dev.certwright.ui.export;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Shows a [NewPassword].
public final class NewPasswordController {
    private final NewPassword model;
    private final Runnable generate;
    private final Messages messages;

    @FXML
    private PasswordField password;

    @FXML
    private TextField shownPassword;

    @FXML
    private HBox shownLine;

    @FXML
    private Label passwordProblem;

    @FXML
    private VBox againPart;

    @FXML
    private PasswordField again;

    @FXML
    private Label againProblem;

    public NewPasswordController(NewPassword model, Runnable generate, Messages messages) {
        this.model = model;
        this.generate = generate;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        password.textProperty().bindBidirectional(model.textProperty());
        shownPassword.textProperty().bindBidirectional(model.textProperty());
        again.textProperty().bindBidirectional(model.againProperty());
        shownLine.getChildren().add(new CopyButton(shownPassword::getText, messages));
        showIf(shownLine, model.shownProperty());
        var hidden = model.shownProperty().map(shown -> !shown);
        showIf(password, hidden);
        showIf(againPart, hidden);
        visit(password, model.textVisitedProperty());
        visit(again, model.againVisitedProperty());
        explain(passwordProblem, model.problem());
        explain(againProblem, model.againProblem());
    }

    @FXML
    private void onGenerate() {
        generate.run();
    }

    private static void visit(Node input, BooleanProperty visited) {
        input.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                visited.set(true);
            }
        });
    }

    private void explain(Label label, ObservableValue<Optional<Phrase>> problem) {
        label.textProperty().bind(problem.map(p -> p.map(messages::of).orElse("")));
        showIf(label, problem.map(Optional::isPresent));
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        condition.subscribe(on -> {
            node.setVisible(on);
            node.setManaged(on);
        });
    }
}
