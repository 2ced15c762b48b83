package dev.certwright.tls.message;

import dev.certwright.model.Bytes;

/// Decodes messages. A broken one yields what was read up to the break and the rest as octets, never an exception.
public final class MessageDecoder {
    /// Record content types (RFC 8446 §5.1).
    public static final int CHANGE_CIPHER_SPEC = 20;

    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;

    /// Decodes one message.
    ///
    /// @param contentType of its record
    /// @param raw         its bytes, a handshake message with its four-byte header
    public TlsMessage decode(int contentType, Bytes raw, DecodingContext context) {
        var in = new FieldReader(raw.toArray());
        var name = name(contentType, in);
        try {
            var message = read(contentType, name, in, context);
            if (!in.atEnd()) {
                throw new MalformedMessage(in.remaining() + " octets too many");
            }
            return message;
        } catch (MalformedMessage _) {
            in.malformed();
            return new OpaqueMessage(name, in.fields());
        }
    }

    private static String name(int contentType, FieldReader in) {
        return switch (contentType) {
            case CHANGE_CIPHER_SPEC -> "ChangeCipherSpec";
            case ALERT -> "Alert";
            case APPLICATION_DATA -> "ApplicationData";
            case HANDSHAKE -> {
                int type = in.peek();
                yield Registry.HANDSHAKE.knows(type) ? Registry.HANDSHAKE.name(type) : "Unknown(" + type + ")";
            }
            default -> "Unknown(" + contentType + ")";
        };
    }

    private static TlsMessage read(int contentType, String name, FieldReader in, DecodingContext context)
            throws MalformedMessage {
        return switch (contentType) {
            case CHANGE_CIPHER_SPEC -> {
                in.number("type", 1, n -> n == 1 ? "change_cipher_spec" : Long.toString(n));
                yield new OpaqueMessage(name, in.fields());
            }
            case ALERT -> AlertMessage.read(in);
            case HANDSHAKE -> {
                int type = in.uint8("msg_type", Registry.HANDSHAKE_TYPE);
                yield in.inline(in.uint24("length"), body -> body(type, name, body, context));
            }
            default -> {
                in.skip("content");
                yield new OpaqueMessage(name, in.fields());
            }
        };
    }

    private static TlsMessage body(int type, String name, FieldReader in, DecodingContext context)
            throws MalformedMessage {
        return switch (type) {
            case 1 -> ClientHello.read(in);
            case 2 -> ServerHello.read(in);
            case 4 -> NewSessionTicket.read(in, context.tls13());
            case 8 -> EncryptedExtensions.read(in);
            case 11 -> CertificateMessage.read(in, context.tls13());
            case 12 -> KeyExchange.of(context.cipherSuite()).server(in, context);
            case 13 -> CertificateRequest.read(in, context);
            case 15 -> CertificateVerify.read(in, context);
            case 16 -> KeyExchange.of(context.cipherSuite()).client(in);
            case 20 -> Finished.read(in);
            case 22 -> CertificateStatus.read(in);
            default -> {
                OtherMessages.read(type, in);
                yield new OpaqueMessage(name, in.fields());
            }
        };
    }
}
