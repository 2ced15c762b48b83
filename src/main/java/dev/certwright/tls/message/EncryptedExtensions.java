package dev.certwright.tls.message;

import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.3.1.
///
/// @param applicationProtocol ALPN, if the server chose one
public record EncryptedExtensions(List<Extension> extensions, Optional<String> applicationProtocol)
        implements TlsMessage {
    public EncryptedExtensions {
        extensions = List.copyOf(extensions);
    }

    static EncryptedExtensions read(Cursor body) throws MalformedMessage {
        var extensions = Extension.readAll(body);
        return new EncryptedExtensions(extensions, Extension.applicationProtocol(extensions));
    }

    @Override
    public String name() {
        return "EncryptedExtensions";
    }

    @Override
    public List<Field> fields() {
        return Extension.fields(extensions, ExtensionText.Place.ELSEWHERE);
    }
}
