package dev.certwright.ui.connection;

import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.Reach;
import dev.certwright.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/// Puts into words how a server was reached.
final class ReachWords {
    private final Messages messages;

    ReachWords(Messages messages) {
        this.messages = messages;
    }

    /// For example `DNS 0.3 ms · TCP 0.1 ms · 2 addresses tried`; nothing when nothing was tried.
    String inShort(Reach reach) {
        if (reach.equals(Reach.none())) {
            return "";
        }
        var parts = new ArrayList<String>();
        if (!reach.dns().isZero()) {
            parts.add(messages.text("connection.way.dns", milliseconds(reach.dns())));
        }
        if (!reach.tcp().isZero()) {
            parts.add(messages.text("connection.way.tcp", milliseconds(reach.tcp())));
        }
        if (reach.attempts().size() > 1 || reach.tcp().isZero()) {
            parts.add(messages.text("connection.way.tried", reach.attempts().size()));
        }
        if (!reach.dialogue().isEmpty()) {
            parts.add(messages.text("connection.way.lines", reach.dialogue().size()));
        }
        return messages.text("connection.way", String.join(" · ", parts));
    }

    String outcome(AddressAttempt attempt) {
        return attempt.failure()
                .map(f -> messages.text("connection.way." + f.name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> messages.text("connection.way.connected"));
    }

    /// For example `127.0.0.1:8443`, without asking for a name.
    static String address(AddressAttempt attempt) {
        var socket = attempt.address();
        var host = socket.isUnresolved()
                ? socket.getHostString()
                : socket.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + socket.getPort();
    }

    static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
