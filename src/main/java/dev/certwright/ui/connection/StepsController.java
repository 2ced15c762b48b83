package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows the seven steps of a [HandshakeViewModel], or every message in the order they passed; below, the way to the
/// server and what else was tried.
public final class StepsController {
    /// Heights in pixels: of the list, of its head and foot, and of what else was tried.
    private static final double SEVEN_STEPS = 323;

    private static final double AROUND_THE_STEPS = 74;

    private static final double ATTEMPTS = 110;

    private final HandshakeViewModel handshake;
    private final Messages messages;
    private final ReachWords reachWords;
    private final AttemptTable attempts;

    @FXML
    private VBox card;

    @FXML
    private ToggleButton asSteps;

    @FXML
    private ToggleButton asLadder;

    @FXML
    private ListView<StepViewModel> steps;

    @FXML
    private ListView<HandshakeMessage> ladder;

    @FXML
    private Label before;

    @FXML
    private Hyperlink way;

    @FXML
    private Hyperlink showAll;

    @FXML
    private StackPane attemptsSlot;

    private boolean marking;

    public StepsController(HandshakeViewModel handshake, Messages messages) {
        this.handshake = handshake;
        this.messages = messages;
        this.reachWords = new ReachWords(messages);
        this.attempts = new AttemptTable(messages);
    }

    @FXML
    private void initialize() {
        steps.setCellFactory(_ -> new StepCell(messages));
        steps.getItems().setAll(handshake.steps());
        steps.getSelectionModel().selectedItemProperty().subscribe((_, chosen) -> choose(chosen));
        steps.setOnMouseClicked(_ -> choose(steps.getSelectionModel().getSelectedItem()));
        ladder.setCellFactory(_ -> new MessageCell(messages));
        ladder.setItems(handshake.messages());
        ladder.getSelectionModel().selectedItemProperty().subscribe((_, chosen) -> choose(chosen));
        ladder.setOnMouseClicked(_ -> choose(ladder.getSelectionModel().getSelectedItem()));
        attemptsSlot.getChildren().add(attempts);
        handshake.shownProperty().subscribe(_ -> mark());
        handshake.ladderProperty().subscribe(_ -> turn());
        handshake.messages().subscribe(this::show);
        handshake.reachProperty().subscribe(_ -> show());
        handshake.attempts().subscribe(this::show);
        card.heightProperty().subscribe(_ -> show());
        steps.heightProperty().subscribe(_ -> revealLater(steps));
        ladder.heightProperty().subscribe(_ -> revealLater(ladder));
    }

    @FXML
    private void onSteps() {
        handshake.ladderProperty().set(false);
        show();
    }

    @FXML
    private void onLadder() {
        handshake.ladderProperty().set(true);
        show();
    }

    @FXML
    private void onWay() {
        way.setVisited(false);
        handshake.shownProperty().set(new Shown.TheWay());
    }

    private void choose(StepViewModel step) {
        if (!marking && step != null) {
            handshake.shownProperty().set(new Shown.OfStep(step.step()));
        }
    }

    private void choose(HandshakeMessage message) {
        if (!marking && message != null) {
            handshake.shownProperty().set(new Shown.OfMessage(message));
        }
    }

    /// Lets both lists show what is looked at. Whichever of them the person sees, the other one keeps up.
    private void mark() {
        marking = true;
        var shown = handshake.shownProperty().get();
        select(steps, shown.step().map(s -> s.number() - 1).orElse(-1));
        var of = handshake.shownMessages();
        select(ladder, of.isEmpty() ? -1 : handshake.messages().indexOf(of.getFirst()));
        marking = false;
    }

    /// Leaves alone what is selected already: a list does not bear to be selected in while it tells of a selection.
    private static void select(ListView<?> list, int index) {
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 3));
        }
    }

    /// Shows the other list, at the place that is looked at.
    private void turn() {
        show();
        if (card.getScene() != null) {
            card.applyCss();
            card.layout();
        }
        reveal(steps);
        reveal(ladder);
    }

    private void show() {
        boolean all = handshake.ladderProperty().get();
        asSteps.setSelected(!all);
        asLadder.setSelected(all);
        showOnlyIf(!all, steps);
        showOnlyIf(all, ladder);
        int count = handshake.messages().size();
        var told = reachWords.inShort(handshake.reachProperty().get());
        way.setText(told);
        showOnlyIf(!told.isEmpty(), way);
        showOnlyIf(!all && count > 0, showAll);
        showOnlyIf(count == 0 && told.isEmpty(), before);
        showAll.setText(messages.text("connection.showMessages", count));
        attempts.show(handshake.attempts());
        showOnlyIf(!handshake.attempts().isEmpty() && hasRoom(), attemptsSlot);
        mark();
    }

    /// What else was tried is shown where all seven steps are in sight with it; it is under *Explained* in any case.
    private boolean hasRoom() {
        return card.getHeight() >= SEVEN_STEPS + AROUND_THE_STEPS + ATTEMPTS;
    }

    /// Brings what is chosen into sight once there is something to see it in.
    private static void reveal(ListView<?> list) {
        int index = list.getSelectionModel().getSelectedIndex();
        if (list.isVisible() && index >= 0) {
            list.scrollTo(Math.max(0, index - 3));
        }
    }

    /// Likewise, once the list knows its new height.
    private static void revealLater(ListView<?> list) {
        var scene = list.getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    reveal(list);
                }
            });
        }
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
