package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FactTable;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Shows what is known about what is looked at in a [HandshakeViewModel].
public final class DetailController {
    private final HandshakeViewModel handshake;
    private final DetailViewModel detail;
    private final Messages messages;
    private final ExplanationPane pane;

    @FXML
    private ScrollPane explanation;

    @FXML
    private ListView<DetailLine> fields;

    @FXML
    private ListView<DetailLine> octets;

    @FXML
    private Tab fieldsTab;

    @FXML
    private Tab bytesTab;

    private boolean marking;

    public DetailController(HandshakeViewModel handshake, DetailViewModel detail, Messages messages) {
        this.handshake = handshake;
        this.detail = detail;
        this.messages = messages;
        this.pane = new ExplanationPane(messages);
    }

    @FXML
    private void initialize() {
        explanation.setContent(pane);
        fields.setCellFactory(_ -> new DetailCell(detail, messages));
        fields.setPlaceholder(nothing());
        fields.setItems(detail.fields());
        fields.getSelectionModel().selectedItemProperty().subscribe((_, line) -> choose(line));
        fields.addEventHandler(KeyEvent.KEY_PRESSED, this::openOrClose);
        octets.setCellFactory(_ -> new DetailCell(detail, messages));
        octets.setPlaceholder(nothing());
        octets.setItems(detail.octets());
        detail.chosenProperty().subscribe(this::mark);
        detail.fields().subscribe(this::markAnew);
        fieldsTab.selectedProperty().subscribe((_, _) -> lookAgain(fields));
        bytesTab.selectedProperty().subscribe((_, _) -> lookAgain(octets));
        handshake.shownProperty().subscribe(_ -> explain());
        handshake.reportProperty().subscribe(_ -> explain());
        handshake.phaseProperty().subscribe(_ -> explain());
        handshake.reachProperty().subscribe(_ -> explain());
    }

    private Label nothing() {
        return FactTable.words(messages.text("connection.noMessages"), "muted");
    }

    private void explain() {
        pane.show(handshake);
        explanation.setVvalue(0);
    }

    private void choose(DetailLine line) {
        if (!marking && line instanceof DetailLine.Field row) {
            detail.choose(row.message(), row.field());
        }
    }

    /// The list has other lines now, and what it takes for selected may be anything.
    private void markAnew() {
        marking = true;
        fields.getSelectionModel().clearSelection();
        marking = false;
        mark(detail.chosenProperty().get());
    }

    private void mark(Optional<DetailViewModel.Chosen> chosen) {
        marking = true;
        int line = chosen.map(detail::lineOf).orElse(-1);
        if (line < 0) {
            fields.getSelectionModel().clearSelection();
        } else if (fields.getSelectionModel().getSelectedIndex() != line) {
            fields.getSelectionModel().clearAndSelect(line);
            fields.scrollTo(Math.max(0, line - 3));
        }
        chosen.map(detail::octetLineOf).filter(at -> at >= 0).ifPresent(at -> octets.scrollTo(Math.max(0, at - 3)));
        marking = false;
    }

    /// Cells that were not in sight have missed the change of what is chosen.
    private void lookAgain(ListView<DetailLine> list) {
        list.refresh();
        mark(detail.chosenProperty().get());
    }

    private void openOrClose(KeyEvent pressed) {
        boolean arrow = pressed.getCode() == KeyCode.LEFT || pressed.getCode() == KeyCode.RIGHT;
        if (arrow && fields.getSelectionModel().getSelectedItem() instanceof DetailLine.Field row) {
            detail.setOpen(row.field(), pressed.getCode() == KeyCode.RIGHT);
            pressed.consume();
        }
    }
}
