package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;

/// Shows what is known about the chosen step of a [HandshakeViewModel].
public final class DetailController {
    private final HandshakeViewModel handshake;
    private final Messages messages;
    private final ExplanationPane pane;

    @FXML
    private ScrollPane explanation;

    @FXML
    private ListView<DetailLine> fields;

    @FXML
    private ListView<DetailLine> octets;

    public DetailController(HandshakeViewModel handshake, Messages messages) {
        this.handshake = handshake;
        this.messages = messages;
        this.pane = new ExplanationPane(messages);
    }

    @FXML
    private void initialize() {
        explanation.setContent(pane);
        fields.setCellFactory(_ -> new DetailCell(messages));
        fields.setPlaceholder(nothing());
        octets.setCellFactory(_ -> new DetailCell(messages));
        octets.setPlaceholder(nothing());
        handshake.selectedStepProperty().subscribe(_ -> explain());
        handshake.reportProperty().subscribe(_ -> explain());
        handshake.phaseProperty().subscribe(_ -> explain());
        handshake.selectedMessageProperty().subscribe(_ -> list());
        handshake.messages().subscribe(this::list);
    }

    private Label nothing() {
        return FactTable.words(messages.text("connection.noMessages"), "muted");
    }

    private void explain() {
        pane.show(handshake);
        explanation.setVvalue(0);
        list();
    }

    private void list() {
        var wanted = handshake.selectedMessages();
        fields.getItems().setAll(DetailLine.fields(wanted));
        octets.getItems().setAll(DetailLine.octets(wanted));
    }
}
