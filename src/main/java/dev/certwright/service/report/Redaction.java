package dev.certwright.service.report;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of application data what nobody else may see before it is written anywhere: the values of headers that
/// carry secrets, each octet replaced by an asterisk.
final class Redaction {
    private static final int APPLICATION_DATA = 23;

    private static final Pattern SECRET = Pattern.compile(
            "(?im)^([^:\\r\\n]{0,100}(?:authorization|cookie|token|secret|key|password)[^:\\r\\n]{0,100}:)([^\\r\\n]*)");

    private Redaction() {}

    /// Whether a header `Name: value` carries a secret.
    static boolean secret(String header) {
        return SECRET.matcher(header).lookingAt();
    }

    static HandshakeMessage of(HandshakeMessage message) {
        if (message.contentType() != APPLICATION_DATA) {
            return message;
        }
        var text = new String(message.raw().toArray(), StandardCharsets.ISO_8859_1);
        var clean = SECRET.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(1) + "*".repeat(m.group(2).length())));
        if (clean.equals(text)) {
            return message;
        }
        return new HandshakeMessage(
                message.direction(),
                message.contentType(),
                message.name(),
                message.at(),
                message.encrypted(),
                message.step(),
                Bytes.of(clean.getBytes(StandardCharsets.ISO_8859_1)),
                List.of());
    }

    static HandshakeReport of(HandshakeReport r) {
        return new HandshakeReport(
                r.target(),
                r.startedAt(),
                r.verdict(),
                r.headline(),
                r.authentication(),
                r.reach(),
                r.steps(),
                r.messages().stream().map(Redaction::of).toList(),
                r.checks(),
                r.diagnoses(),
                r.others(),
                r.candidates(),
                r.attempts(),
                r.negotiated(),
                r.serverChain(),
                r.demand(),
                r.reception(),
                r.alertReceived(),
                r.answer(),
                r.duration());
    }
}
