package dev.certwright.tls.message;

import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.3.1.
///
/// @param applicationProtocol ALPN, if the server chose one
public record EncryptedExtensions(List<Extension> extensions, Optional<String> applicationProtocol, List<Field> fields)
        implements TlsMessage {
    public EncryptedExtensions {
        extensions = List.copyOf(extensions);
        fields = List.copyOf(fields);
    }

    static EncryptedExtensions read(FieldReader in) throws MalformedMessage {
        var extensions = Extension.readAll(in, Extension.Place.ENCRYPTED_EXTENSIONS);
        return new EncryptedExtensions(
                extensions, Extension.names(extensions, Extension.APPLICATION_LAYER_PROTOCOL_NEGOTIATION), in.fields());
    }

    @Override
    public String name() {
        return "EncryptedExtensions";
    }
}
