package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.ArrayList;
import java.util.List;

/// RFC 8446 §4.1.2, RFC 5246 §7.4.1.2.
public record ClientHello(
        int legacyVersion,
        Bytes random,
        Bytes legacySessionId,
        List<Integer> cipherSuites,
        List<Integer> compressionMethods,
        List<Extension> extensions)
        implements TlsMessage {
    public ClientHello {
        cipherSuites = List.copyOf(cipherSuites);
        compressionMethods = List.copyOf(compressionMethods);
        extensions = List.copyOf(extensions);
    }

    static ClientHello read(Cursor body) throws MalformedMessage {
        return new ClientHello(
                body.uint16(),
                Bytes.of(body.take(32)),
                body.opaque(1),
                body.vector(2).uint16s(),
                body.vector(1).uint8s(),
                Extension.readAll(body));
    }

    @Override
    public String name() {
        return "ClientHello";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("legacy_version", Registry.VERSION.name(legacyVersion)));
        fields.add(new Field("random", random.hex()));
        fields.add(new Field("legacy_session_id", legacySessionId.hex()));
        fields.add(new Field("cipher_suites", Registry.CIPHER_SUITE.names(cipherSuites)));
        fields.add(new Field(
                "legacy_compression_methods",
                compressionMethods.equals(List.of(0)) ? "null" : compressionMethods.toString()));
        fields.addAll(Extension.fields(extensions, ExtensionText.Place.CLIENT_HELLO));
        return fields;
    }
}
