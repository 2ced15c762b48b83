package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.model.handshake.TlsVersion;
import java.time.Instant;
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
        Optional<String> applicationProtocol,
        List<Field> fields)
        implements TlsMessage {
    private static final int RANDOM_OCTETS = 32;

    /// SHA-256 of `HelloRetryRequest`, RFC 8446 §4.1.3.
    private static final String RETRY_RANDOM = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

    public ServerHello {
        extensions = List.copyOf(extensions);
        fields = List.copyOf(fields);
    }

    static ServerHello read(FieldReader in) throws MalformedMessage {
        int legacyVersion = in.uint16("legacy_version", Registry.VERSION);
        var random = random(in);
        var sessionId = in.opaque("legacy_session_id_echo", 1);
        int suite = in.uint16("cipher_suite", Registry.CIPHER_SUITE);
        int compression = in.uint8("legacy_compression_method", Registry.COMPRESSION_METHOD);
        var extensions = Extension.readAll(
                in,
                random.hex().equals(RETRY_RANDOM) ? Extension.Place.HELLO_RETRY_REQUEST : Extension.Place.SERVER_HELLO);
        var versions = Extension.numbers(extensions, Extension.SUPPORTED_VERSIONS);
        return new ServerHello(
                legacyVersion,
                random,
                sessionId,
                suite,
                compression,
                extensions,
                versions.isEmpty() ? legacyVersion : versions.getFirst(),
                Extension.numbers(extensions, Extension.KEY_SHARE).stream()
                        .findFirst()
                        .map(Registry.GROUP::name),
                Extension.names(extensions, Extension.APPLICATION_LAYER_PROTOCOL_NEGOTIATION),
                in.fields());
    }

    /// The random of a hello, which began with the time before TLS 1.3 (RFC 5246 §7.4.1.2).
    static Bytes random(FieldReader in) throws MalformedMessage {
        return in.struct("random", random -> {
            var bytes = Bytes.of(random.ahead(RANDOM_OCTETS));
            random.say(bytes.hex());
            random.number("gmt_unix_time", 4, n -> Instant.ofEpochSecond(n).toString());
            random.octets("random_bytes", RANDOM_OCTETS - 4);
            return bytes;
        });
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
}
