package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.ui.common.HexLine;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A line of a message's hex dump. A click on an octet chooses its field.
final class HexCell extends StackPane {
    private final DetailViewModel detail;
    private final HexLine line = new HexLine(DetailViewModel.LINE_LENGTH, this::choose);
    private @Nullable HandshakeMessage shown;

    HexCell(DetailViewModel detail) {
        this.detail = detail;
        getChildren().add(line);
    }

    private void choose(int at) {
        if (shown != null) {
            detail.chooseAt(shown, at);
        }
    }

    void show(HandshakeMessage message, int start) {
        shown = message;
        line.show(message.raw().toArray(), start);
        mark(message, start);
    }

    /// Lets the octets of the chosen field stand out.
    void mark(HandshakeMessage message, int start) {
        var chosen = detail.chosenProperty().get();
        line.mark(start, at -> chosen.filter(c -> c.covers(message, at)).isPresent(), _ -> false);
    }
}
