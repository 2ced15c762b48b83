package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts what passed into few words.
final class MessageWords {
    private static final int APPLICATION_DATA = 23;
    private static final int ALERT = 21;
    private static final Set<String> CLOSING = Set.of("close_notify", "user_canceled");
    private static final int MOST_NAMES = 3;
    private static final Set<String> BY_THE_WAY = Set.of("ChangeCipherSpec", "EncryptedExtensions", "NewSessionTicket");

    private final Messages messages;

    MessageWords(Messages messages) {
        this.messages = messages;
    }

    /// For example `ServerHello · Certificate · CertificateVerify`, with the length when it is only one; then shorter
    /// ones.
    List<String> captions(List<HandshakeMessage> passed) {
        if (passed.stream().anyMatch(m -> m.contentType() == APPLICATION_DATA)) {
            return List.of(messages.text("connection.applicationData"));
        }
        var main = passed.stream().filter(m -> !BY_THE_WAY.contains(m.name())).toList();
        var told = main.isEmpty() ? passed : main;
        if (told.size() == 1) {
            return captions(told.getFirst());
        }
        var names = told.stream().map(HandshakeMessage::name).distinct().toList();
        var captions = new ArrayList<String>();
        for (int shown = Math.min(MOST_NAMES, names.size()); shown > 0; shown--) {
            var text = String.join(" · ", names.subList(0, shown));
            captions.add(
                    shown == names.size()
                            ? text
                            : messages.text("connection.message.more", text, names.size() - shown));
        }
        return captions;
    }

    List<String> captions(HandshakeMessage message) {
        return List.of(messages.text("connection.message.length", message.name(), message.length()), message.name());
    }

    /// Whether it is an alert that ends the connection for a fault (RFC 8446 §6.2).
    static boolean wrong(HandshakeMessage message) {
        return message.contentType() == ALERT
                && message.fields().stream()
                        .flatMap(HandshakeMessage.Field::flattened)
                        .noneMatch(f -> CLOSING.stream().anyMatch(f.value()::contains));
    }

    /// Every message, for a tooltip and for those who listen.
    String all(List<HandshakeMessage> passed) {
        return passed.stream().map(this::one).collect(Collectors.joining("\n"));
    }

    String one(HandshakeMessage message) {
        return messages.text(
                message.direction() == Direction.CLIENT_TO_SERVER
                        ? "connection.message.toServer"
                        : "connection.message.toClient",
                message.name(),
                message.length());
    }

    String since(Duration at) {
        double milliseconds = at.toNanos() / 1e6;
        return messages.text(milliseconds < 0.05 ? "connection.time.zero" : "connection.time.after", milliseconds);
    }
}
