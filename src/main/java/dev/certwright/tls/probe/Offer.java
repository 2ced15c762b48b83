package dev.certwright.tls.probe;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.message.RegisteredNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsUtils;

/// What the client offers: as much as a server might want, the strong before the weak. A weak choice is not hidden
/// by refusing it but shown. What a person chose takes the place of that.
///
/// @param serverName   told in the ClientHello
/// @param protocols    ALPN; empty for none
/// @param cipherSuites in order of preference
/// @param groups       in order of preference
/// @param keyShares    the groups for which a key share is in the first ClientHello
/// @param late         whether the client lets itself be asked for a certificate after the handshake
record Offer(
        List<ProtocolVersion> versions,
        Optional<String> serverName,
        List<String> protocols,
        List<Integer> cipherSuites,
        List<Integer> groups,
        List<Integer> keyShares,
        boolean late) {
    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_AES_128_CCM_SHA256,
        CipherSuite.TLS_AES_128_CCM_8_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_CAMELLIA_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_CAMELLIA_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
    };

    /// Groups in order of preference; those with a key share in the first ClientHello are the two most servers take.
    private static final List<Integer> GROUPS = List.of(
            NamedGroup.X25519MLKEM768,
            NamedGroup.x25519,
            NamedGroup.secp256r1,
            NamedGroup.secp384r1,
            NamedGroup.secp521r1,
            NamedGroup.x448,
            NamedGroup.SecP256r1MLKEM768,
            NamedGroup.SecP384r1MLKEM1024,
            NamedGroup.ffdhe2048,
            NamedGroup.ffdhe3072,
            NamedGroup.ffdhe4096);

    private static final List<Integer> EARLY_KEY_SHARES = List.of(NamedGroup.X25519MLKEM768, NamedGroup.x25519);

    private static final int MAX_PROTOCOL = 255;

    /// What the options say, within what the cryptography can do.
    ///
    /// @throws PkiException.InvalidInput when they name something that is not there
    static Offer of(ProbeCrypto crypto, HandshakeTarget target, ConnectionOptions options)
            throws PkiException.InvalidInput {
        boolean tls13 = options.versions().contains(TlsVersion.TLS_1_3);
        var groups = options.groups().isEmpty()
                ? GROUPS.stream().filter(crypto::offers).toList()
                : new Choices(crypto::offers, RegisteredNames::group, "probe.unknownGroup").of(options.groups());
        var shares = options.groups().isEmpty()
                ? EARLY_KEY_SHARES.stream().filter(crypto::offers).toList()
                : groups.subList(0, 1);
        var protocols = options.applicationProtocols().orElseGet(() -> protocols(target.application()));
        for (var protocol : protocols) {
            int length = protocol.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > MAX_PROTOCOL) {
                throw new PkiException.InvalidInput(Phrase.of("probe.badProtocol", MAX_PROTOCOL));
            }
        }
        return new Offer(
                versions(options),
                serverName(target, options.serverName()),
                protocols,
                suites(crypto, options.cipherSuites()),
                groups.stream()
                        .filter(g -> tls13 || !NamedGroup.refersToASpecificHybrid(g))
                        .toList(),
                shares,
                options.lateAuthentication());
    }

    /// The newest first.
    private static List<ProtocolVersion> versions(ConnectionOptions options) {
        return Arrays.stream(TlsVersion.values())
                .filter(options.versions()::contains)
                .map(v -> switch (v) {
                    case TLS_1_2 -> ProtocolVersion.TLSv12;
                    case TLS_1_3 -> ProtocolVersion.TLSv13;
                })
                .toList()
                .reversed();
    }

    private static Optional<String> serverName(HandshakeTarget target, ServerNameChoice choice) {
        return switch (choice) {
            case ServerNameChoice.OfTarget() -> target.hostIsAddress() ? Optional.empty() : Optional.of(target.host());
            case ServerNameChoice.Named(var name) -> Optional.of(name);
            case ServerNameChoice.None() -> Optional.empty();
        };
    }

    private static List<String> protocols(Application application) {
        return switch (application) {
            case Application.Http _ -> List.of("http/1.1");
            case Application.Silent _, Application.PostgreSql _, Application.Mqtt _ -> List.of();
        };
    }

    private static List<Integer> suites(ProbeCrypto crypto, List<String> named) throws PkiException.InvalidInput {
        if (named.isEmpty()) {
            return Arrays.stream(CIPHER_SUITES)
                    .filter(s -> TlsUtils.isSupportedCipherSuite(crypto, s))
                    .boxed()
                    .toList();
        }
        return new Choices(s -> possible(crypto, s), RegisteredNames::cipherSuite, "probe.unknownCipherSuite")
                .of(named);
    }

    /// Those with a key known beforehand or a password are left out: there is none.
    private static boolean possible(ProbeCrypto crypto, int suite) {
        return switch (TlsUtils.getKeyExchangeAlgorithm(suite)) {
            case KeyExchangeAlgorithm.RSA,
                    KeyExchangeAlgorithm.DH_RSA,
                    KeyExchangeAlgorithm.DH_DSS,
                    KeyExchangeAlgorithm.DHE_RSA,
                    KeyExchangeAlgorithm.DHE_DSS,
                    KeyExchangeAlgorithm.DH_anon,
                    KeyExchangeAlgorithm.ECDH_RSA,
                    KeyExchangeAlgorithm.ECDH_ECDSA,
                    KeyExchangeAlgorithm.ECDH_anon,
                    KeyExchangeAlgorithm.ECDHE_RSA,
                    KeyExchangeAlgorithm.ECDHE_ECDSA,
                    KeyExchangeAlgorithm.NULL -> TlsUtils.isSupportedCipherSuite(crypto, suite);
            default -> false;
        };
    }

    /// Post-handshake authentication is not for HTTP/2 (RFC 8740 §3).
    boolean postHandshakeAuthentication() {
        return late && versions.contains(ProtocolVersion.TLSv13) && !protocols.contains("h2");
    }
}
