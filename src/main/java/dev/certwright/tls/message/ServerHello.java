package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.model.handshake.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.1.3, RFC 5246 §7.4.1.3; a HelloRetryRequest (RFC 8446 §4.1.4) is one with a fixed random.
///
/// @param selectedVersion the number of the version that was chosen, whichever field names it
/// @param group           of the key_share extension
public record ServerHello(
        int legacyVersion,
        Bytes random,
        Bytes legacySessionIdEcho,
        int cipherSuite,
        int compressionMethod,
        List<Extension> extensions,
        int selectedVersion,
        Optional<String> group,
        Optional<String> applicationProtocol)
        implements TlsMessage {
    /// SHA-256 of `HelloRetryRequest`, RFC 8446 §4.1.3.
    private static final String RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

    public ServerHello {
        extensions = List.copyOf(extensions);
    }

    static ServerHello read(Cursor body) throws MalformedMessage {
        int legacyVersion = body.uint16();
        var random = Bytes.of(body.take(32));
        var sessionId = body.opaque(1);
        int suite = body.uint16();
        int compression = body.uint8();
        var extensions = Extension.readAll(body);
        var versions = Extension.find(extensions, Extension.SUPPORTED_VERSIONS);
        var share = Extension.find(extensions, Extension.KEY_SHARE);
        return new ServerHello(
                legacyVersion,
                random,
                sessionId,
                suite,
                compression,
                extensions,
                versions.isEmpty() ? legacyVersion : versions.get().uint16(),
                share.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Registry.GROUP.name(share.get().uint16())),
                Extension.applicationProtocol(extensions));
    }

    /// Whether it asks the client to begin anew.
    public boolean retry() {
        return random.hex().equals(RETRY_RANDOM);
    }

    /// The version, if it is one that is tested.
    public Optional<TlsVersion> version() {
        return switch (selectedVersion) {
            case 0x0303 -> Optional.of(TlsVersion.TLS_1_2);
            case 0x0304 -> Optional.of(TlsVersion.TLS_1_3);
            default -> Optional.empty();
        };
    }

    /// In the words of the IANA registry.
    public String cipherSuiteName() {
        return Registry.CIPHER_SUITE.name(cipherSuite);
    }

    @Override
    public String name() {
        return retry() ? "HelloRetryRequest" : "ServerHello";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("legacy_version", Registry.VERSION.name(legacyVersion)));
        fields.add(new Field("random", random.hex()));
        fields.add(new Field("legacy_session_id_echo", legacySessionIdEcho.hex()));
        fields.add(new Field("cipher_suite", cipherSuiteName()));
        fields.add(new Field("legacy_compression_method", compressionMethod == 0 ? "null" : "" + compressionMethod));
        fields.addAll(Extension.fields(
                extensions, retry() ? ExtensionText.Place.HELLO_RETRY_REQUEST : ExtensionText.Place.SERVER_HELLO));
        return fields;
    }
}
