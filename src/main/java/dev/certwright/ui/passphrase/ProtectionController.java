package dev.certwright.ui.passphrase;

import dev.certwright.model.PassphraseStrength;
import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/// Shows a [ProtectionViewModel].
public final class ProtectionController {
    private final ProtectionViewModel viewModel;
    private final Messages messages;
    private final Runnable cancel;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private VBox currentField;

    @FXML
    private PasswordField current;

    @FXML
    private VBox newFields;

    @FXML
    private PasswordField first;

    @FXML
    private PasswordField second;

    @FXML
    private StrengthMeter meter;

    @FXML
    private Label strength;

    @FXML
    private CheckBox without;

    @FXML
    private Label withoutMeaning;

    @FXML
    private Label problem;

    @FXML
    private Button decide;

    public ProtectionController(ProtectionViewModel viewModel, Messages messages, Runnable cancel) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.cancel = cancel;
    }

    @FXML
    private void initialize() {
        var words = viewModel.asksForCurrent() ? "passphrase.change" : "passphrase.choose";
        title.setText(messages.text(words + ".title"));
        text.setText(messages.text(words + ".text"));
        showOnlyIf(viewModel.asksForCurrent(), currentField);
        without.selectedProperty().bindBidirectional(viewModel.withoutProperty());
        newFields.disableProperty().bind(viewModel.withoutProperty());
        withoutMeaning.visibleProperty().bind(viewModel.withoutProperty());
        first.textProperty().subscribe(typed -> viewModel.typed(typed.toCharArray()));
        viewModel.strengthProperty().subscribe(this::show);
        viewModel.problemProperty().subscribe(this::complain);
        decide.disableProperty().bind(viewModel.busyProperty());
    }

    @FXML
    private void onDecide() {
        viewModel.decide(
                current.getText().toCharArray(),
                first.getText().toCharArray(),
                second.getText().toCharArray());
    }

    @FXML
    private void onCancel() {
        cancel.run();
    }

    private void show(Optional<PassphraseStrength> reached) {
        meter.show(reached);
        strength.setText(reached.map(
                        s -> messages.text("passphrase.strength." + s.name().toLowerCase(Locale.ROOT)))
                .orElse(messages.text("passphrase.hint")));
    }

    private void complain(Optional<Phrase> sentence) {
        problem.setText(sentence.map(messages::of).orElse(""));
        problem.setVisible(sentence.isPresent());
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
