package dev.certwright.tls.probe;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TlsVersion;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;

/// A handshake in memory with a throw-away key: it loads the classes a probe needs.
final class WarmUp {
    private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());
    private static final int MAX_FLIGHTS = 10;

    private final SecureRandom random;

    WarmUp(SecureRandom random) {
        this.random = random;
    }

    /// Performs one handshake of each version.
    ///
    /// @return whether all came to their ends
    boolean run() {
        try {
            var credential = throwAwayCredential();
            boolean completed = true;
            for (var version : TlsVersion.values()) {
                completed &= handshake(credential, version);
            }
            return completed;
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PkiException e) {
            LOG.log(System.Logger.Level.WARNING, "the handshake in memory failed", e);
            return false;
        }
    }

    private boolean handshake(Credential credential, TlsVersion version) throws IOException, PkiException {
        var crypto = new ProbeCrypto(random);
        var key = ClientKey.of(crypto, credential);
        var target = new HandshakeTarget("localhost", 443, new HandshakeTarget.Application.Http("/"));
        var offer = Offer.of(crypto, target, ConnectionOptions.standard().offering(Set.of(version)));
        var probe = new ProbeClient(crypto, offer, Optional.of(key));
        var client = new RecordingProtocol(new MessageRecorder(new Unobserved(), System.nanoTime()), probe);
        var server = new TlsServerProtocol();
        server.accept(new Server(crypto, key, offer, version));
        client.begin();
        for (int i = 0; i < MAX_FLIGHTS && !probe.completed(); i++) {
            server.offerInput(client.takeOutput());
            var answer = new byte[server.getAvailableOutputBytes()];
            server.readOutput(answer, 0, answer.length);
            client.offerInput(answer);
        }
        client.secrets().close();
        return probe.completed();
    }

    private Credential throwAwayCredential() throws GeneralSecurityException, OperatorCreationException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=localhost");
        var now = Instant.now();
        var certificate = new X509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofHours(1))),
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        return new Credential(List.of(new EncodedCertificate(certificate.getEncoded())), pair.getPrivate());
    }

    /// The other side.
    private static final class Server extends DefaultTlsServer {
        private static final List<Integer> SCHEMES = List.of(SignatureScheme.ecdsa_secp256r1_sha256);

        private final ClientKey key;
        private final Offer offer;
        private final TlsVersion version;

        Server(ProbeCrypto crypto, ClientKey key, Offer offer, TlsVersion version) {
            super(crypto);
            this.key = key;
            this.offer = offer;
            this.version = version;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return switch (version) {
                case TLS_1_2 -> ProtocolVersion.TLSv12.only();
                case TLS_1_3 -> ProtocolVersion.TLSv13.only();
            };
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return offer.cipherSuites().stream().mapToInt(s -> s).toArray();
        }

        @Override
        public TlsCredentials getCredentials() {
            return key.signer(
                            new TlsCryptoParameters(context),
                            SCHEMES,
                            version == TlsVersion.TLS_1_3 ? TlsUtils.EMPTY_BYTES : null)
                    .orElseThrow();
        }

        @Override
        public CertificateRequest getCertificateRequest() throws IOException {
            var schemes = TlsUtils.vectorOfOne(SignatureScheme.getSignatureAndHashAlgorithm(SCHEMES.getFirst()));
            return switch (version) {
                case TLS_1_2 -> new CertificateRequest(new short[] {ClientCertificateType.ecdsa_sign}, schemes, null);
                case TLS_1_3 -> new CertificateRequest(TlsUtils.EMPTY_BYTES, schemes, null, null);
            };
        }

        @Override
        public void notifyClientCertificate(Certificate clientCertificate) {
            // Ours.
        }
    }

    private static final class Unobserved implements ProbeObserver {
        @Override
        public void message(HandshakeMessage m) {}

        @Override
        public void reach(Reach soFar) {}
    }
}
