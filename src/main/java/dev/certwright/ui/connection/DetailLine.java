package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;

/// A line under *Fields* or *Bytes*.
sealed interface DetailLine {
    /// Begins a message.
    record Head(HandshakeMessage message) implements DetailLine {}

    record Field(String name, String value) implements DetailLine {}

    /// A line of a hex dump.
    record Octets(String text) implements DetailLine {}

    static List<DetailLine> fields(List<HandshakeMessage> messages) {
        var lines = new ArrayList<DetailLine>();
        for (var message : messages) {
            lines.add(new Head(message));
            message.fields().stream()
                    .flatMap(HandshakeMessage.Field::flattened)
                    .forEach(f -> lines.add(new Field(f.name(), f.value())));
        }
        return lines;
    }

    static List<DetailLine> octets(List<HandshakeMessage> messages) {
        var lines = new ArrayList<DetailLine>();
        for (var message : messages) {
            lines.add(new Head(message));
            HexDump.lines(message.raw()).forEach(text -> lines.add(new Octets(text)));
        }
        return lines;
    }
}
