package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.text.Messages;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/// Shows the seven steps of a [HandshakeViewModel], or every message in the order they passed.
public final class StepsController {
    private final HandshakeViewModel handshake;
    private final Messages messages;

    @FXML
    private ListView<StepViewModel> steps;

    @FXML
    private ListView<HandshakeMessage> ladder;

    @FXML
    private Label before;

    @FXML
    private Hyperlink showAll;

    public StepsController(HandshakeViewModel handshake, Messages messages) {
        this.handshake = handshake;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        steps.setCellFactory(_ -> new StepCell(messages));
        steps.getItems().setAll(handshake.steps());
        steps.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> Optional.ofNullable(chosen)
                        .ifPresent(step -> handshake.selectedStepProperty().set(step.step())));
        handshake.selectedStepProperty().subscribe(this::select);
        ladder.setCellFactory(_ -> new MessageCell(messages));
        ladder.setItems(handshake.messages());
        ladder.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> Optional.ofNullable(chosen).ifPresent(this::select));
        handshake.ladderProperty().subscribe(_ -> show());
        handshake.messages().subscribe(this::show);
    }

    @FXML
    private void onShowAll() {
        handshake.ladderProperty().set(!handshake.ladderProperty().get());
    }

    /// Leaves alone what is selected already: the list does not bear to be selected in while it tells of a selection.
    private void select(HandshakeStep step) {
        int index = step.number() - 1;
        if (steps.getSelectionModel().getSelectedIndex() != index) {
            steps.getSelectionModel().select(index);
        }
    }

    private void select(HandshakeMessage message) {
        handshake.selectedStepProperty().set(message.step());
        handshake.selectedMessageProperty().set(Optional.of(message));
    }

    private void show() {
        boolean all = handshake.ladderProperty().get();
        showOnlyIf(!all, steps);
        showOnlyIf(all, ladder);
        int count = handshake.messages().size();
        showOnlyIf(all || count > 0, showAll);
        showOnlyIf(!all && count == 0, before);
        showAll.setText(all ? messages.text("connection.showSteps") : messages.text("connection.showMessages", count));
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
