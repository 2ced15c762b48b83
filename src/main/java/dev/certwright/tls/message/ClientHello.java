package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.1.2, RFC 5246 §7.4.1.2.
public record ClientHello(
        int legacyVersion,
        Bytes random,
        Bytes legacySessionId,
        List<Integer> cipherSuites,
        List<Integer> compressionMethods,
        List<Extension> extensions,
        List<Field> fields)
        implements TlsMessage {
    public ClientHello {
        cipherSuites = List.copyOf(cipherSuites);
        compressionMethods = List.copyOf(compressionMethods);
        extensions = List.copyOf(extensions);
        fields = List.copyOf(fields);
    }

    static ClientHello read(FieldReader in) throws MalformedMessage {
        int version = in.uint16("legacy_version", Registry.VERSION);
        var random = ServerHello.random(in);
        var session = in.opaque("legacy_session_id", 1);
        var suites = numbers(in, "cipher_suites", 2, Registry.CIPHER_SUITE);
        var methods = numbers(in, "legacy_compression_methods", 1, Registry.COMPRESSION_METHOD);
        var extensions = Extension.readAll(in, Extension.Place.CLIENT_HELLO);
        return new ClientHello(version, random, session, suites, methods, extensions, in.fields());
    }

    private static List<Integer> numbers(FieldReader in, String name, int width, Registry registry)
            throws MalformedMessage {
        return in.vector(name, width, list -> {
            var numbers = ExtensionReader.numbers(list, name, width, registry);
            list.say(registry.names(numbers));
            return numbers;
        });
    }

    /// The host name it asks for (RFC 6066 §3).
    public Optional<String> serverName() {
        return Extension.names(extensions, Extension.SERVER_NAME);
    }

    @Override
    public String name() {
        return "ClientHello";
    }
}
