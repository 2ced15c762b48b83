package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import java.util.Arrays;

/// Decodes messages. A broken or unknown one yields its bytes, never an exception.
public final class MessageDecoder {
    /// Record content types (RFC 8446 §5.1).
    public static final int CHANGE_CIPHER_SPEC = 20;

    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;

    private static final int HANDSHAKE_HEADER = 4;

    /// Decodes one message.
    ///
    /// @param contentType of its record
    /// @param raw         its bytes, a handshake message with its four-byte header
    public TlsMessage decode(int contentType, Bytes raw, DecodingContext context) {
        var cursor = new Cursor(raw.toArray());
        try {
            return switch (contentType) {
                case CHANGE_CIPHER_SPEC -> new OpaqueMessage("ChangeCipherSpec", raw);
                case ALERT -> complete(AlertMessage.read(cursor), cursor);
                case HANDSHAKE -> handshake(cursor, raw, context);
                case APPLICATION_DATA -> new OpaqueMessage("ApplicationData", raw);
                default -> new OpaqueMessage("Unknown(" + contentType + ")", raw);
            };
        } catch (MalformedMessage _) {
            return new OpaqueMessage(contentType == ALERT ? "Alert" : "Unknown(" + contentType + ")", raw);
        }
    }

    private static TlsMessage handshake(Cursor message, Bytes raw, DecodingContext context) throws MalformedMessage {
        int type = message.uint8();
        var name = Registry.HANDSHAKE.knows(type) ? Registry.HANDSHAKE.name(type) : "Unknown(" + type + ")";
        try {
            var body = message.vector(3);
            return complete(body(type, name, body, context), body);
        } catch (MalformedMessage _) {
            return opaque(name, raw);
        }
    }

    private static TlsMessage body(int type, String name, Cursor body, DecodingContext context)
            throws MalformedMessage {
        return switch (type) {
            case 1 -> ClientHello.read(body);
            case 2 -> ServerHello.read(body);
            case 4 -> NewSessionTicket.read(body, context.tls13());
            case 8 -> EncryptedExtensions.read(body);
            case 11 -> CertificateMessage.read(body, context.tls13());
            case 12 -> {
                var exchange = ServerKeyExchange.read(body, context.cipherSuite());
                if (exchange.isEmpty()) {
                    throw new MalformedMessage("a key exchange that is not understood");
                }
                yield exchange.get();
            }
            case 13 -> CertificateRequest.read(body, context.tls13());
            case 15 -> CertificateVerify.read(body);
            case 20 -> new Finished(body.rest());
            default -> new OpaqueMessage(name, body.rest());
        };
    }

    /// Octets behind the structure make the message a broken one.
    private static TlsMessage complete(TlsMessage message, Cursor body) throws MalformedMessage {
        if (!body.atEnd()) {
            throw new MalformedMessage(body.remaining() + " octets too many");
        }
        return message;
    }

    private static OpaqueMessage opaque(String name, Bytes raw) {
        var octets = raw.toArray();
        int skip = Math.min(HANDSHAKE_HEADER, octets.length);
        return new OpaqueMessage(name, Bytes.of(Arrays.copyOfRange(octets, skip, octets.length)));
    }
}
