package dev.certwright.service.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void theSecretsInHeadersBecomeAsterisks() {
        var request = "GET /key:1 HTTP/1.1\r\nHost: a\r\nAUTHORIZATION: Bearer x\r\nX-Api-Key:y\r\nCookie: a=b\r\n\r\n";
        var clean = Redaction.of(message(23, request));
        assertEquals(
                "GET /key:1 HTTP/1.1\r\nHost: a\r\nAUTHORIZATION:*********\r\nX-Api-Key:*\r\nCookie:****\r\n\r\n"
                        .replace("/key:1 HTTP/1.1", "/key:**********"),
                new String(clean.raw().toArray(), StandardCharsets.ISO_8859_1));
        assertEquals(List.of(), clean.fields());
        assertEquals(request.length(), clean.length());
    }

    @Test
    void whatHoldsNoneStaysAsItIs() {
        var plain = message(23, "HTTP/1.1 200 OK\r\nServer: a\r\n\r\n<p>Password</p>");
        assertEquals(plain, Redaction.of(plain));
        var hello = message(22, "cookie: a");
        assertEquals(hello, Redaction.of(hello));
        assertTrue(Redaction.secret("Proxy-Authorization: Basic x"));
        assertFalse(Redaction.secret("Accept: authorization"));
    }

    private static HandshakeMessage message(int contentType, String text) {
        return new HandshakeMessage(
                Direction.CLIENT_TO_SERVER,
                contentType,
                "m",
                Duration.ZERO,
                true,
                HandshakeStep.ENCRYPTED_CONNECTION,
                Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)),
                List.of(HandshakeMessage.Field.leaf("data", text, 0, text.length())));
    }
}
