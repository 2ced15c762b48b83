package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.DerElement;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.service.TestBench;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.Vault;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// OpenSSL's client and the JDK's key manager choose for the same demands.
class CandidatesTest {
    private static final Pattern SENT =
            Pattern.compile(">>> TLS 1\\.[23], Handshake \\[length ([0-9a-f]+)\\], Certificate\n");
    private static Pki pki;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        pki = new Pki(folder);
        pki.root("root");
        pki.root("other");
        pki.intermediate("middle", "root");
        for (var kind : List.of("EC P-256", "EC P-384", "RSA 2048", "Ed25519 255")) {
            var parts = kind.split(" ", 2);
            pki.request(parts[0] + parts[1], parts[0].equals("Ed25519") ? "ed25519" : parts[0], parts[1]);
            pki.sign(
                    parts[0] + parts[1],
                    "middle",
                    List.of("-days", "9"),
                    "keyUsage=critical,digitalSignature",
                    "extendedKeyUsage=clientAuth,serverAuth",
                    "subjectAltName=DNS:localhost");
        }
    }

    static Stream<List<String>> schemes() {
        return Stream.of(
                List.of("ecdsa_secp256r1_sha256"),
                List.of("ecdsa_secp384r1_sha384"),
                List.of("rsa_pss_rsae_sha256"),
                List.of("rsa_pkcs1_sha256"),
                List.of("rsa_pss_pss_sha256", "ecdsa_secp521r1_sha512"),
                List.of("ed25519", "rsa_pss_rsae_sha256"),
                List.of("rsa_pkcs1_sha256", "ecdsa_secp256r1_sha256"));
    }

    /// OpenSSL's client sends its certificate exactly when it can sign as its server wants.
    @ParameterizedTest
    @MethodSource("schemes")
    void opensslSendsTheSame(List<String> schemes) throws Exception {
        var demand = new CertificateDemand(List.of(), schemes);
        int port = OpenSslServer.freePort();
        try (var _ = OpenSslServer.start(
                folder,
                port,
                List.of(
                        "-cert",
                        "ECP-256.pem",
                        "-key",
                        "ECP-256.key",
                        "-verify",
                        "1",
                        "-client_sigalgs",
                        String.join(":", schemes)))) {
            for (var version : TlsVersion.values()) {
                for (var key : List.of("ECP-256", "ECP-384", "RSA2048", "Ed25519255")) {
                    boolean ours = Candidates.reasons(chain(key, "middle"), demand, version, Instant.now())
                            .isEmpty();
                    var said = Program.run(
                                    folder,
                                    "openssl",
                                    "s_client",
                                    "-connect",
                                    "127.0.0.1:" + port,
                                    "-cert",
                                    key + ".pem",
                                    "-key",
                                    key + ".key",
                                    "-msg",
                                    version == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2")
                            .text();
                    var sent = SENT.matcher(said);
                    // a signature all of whose algorithms the version does not know is no CertificateRequest at all
                    boolean theirs = sent.find() && Integer.parseInt(sent.group(1), 16) > 8;
                    assertEquals(theirs, ours, () -> version + " " + key + "\n" + said);
                }
            }
        }
    }

    static Stream<List<String>> authorities() {
        return Stream.of(
                List.of(),
                List.of("CN=root,O=MyOrg"),
                List.of("CN=middle,O=MyOrg"),
                List.of("CN=other,O=MyOrg"),
                List.of("CN=ROOT,O=myorg"),
                List.of("O=MyOrg,CN=root"),
                List.of("CN=other,O=MyOrg", "CN=middle,O=MyOrg"),
                List.of("CN=ECP-256,O=MyOrg"));
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void javaChoosesByTheSameIssuers(List<String> authorities) throws Exception {
        var names = authorities.stream().map(X500Principal::new).toList();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var credential = pki.credential("ECP-256", "middle");
        var certificates = new ArrayList<Certificate>();
        for (var certificate : credential.chain()) {
            certificates.add(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.der())));
        }
        store.setKeyEntry("own", credential.privateKey(), new char[0], certificates.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        var manager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        var engine = SSLContext.getDefault().createSSLEngine();
        var alias = manager.chooseEngineClientAlias(new String[] {"EC"}, names.toArray(Principal[]::new), engine);
        var demand = new CertificateDemand(
                names.stream().map(CandidatesTest::decoded).toList(), List.of("ecdsa_secp256r1_sha256"));
        var reasons = Candidates.reasons(chain("ECP-256", "middle"), demand, TlsVersion.TLS_1_3, Instant.now());
        assertEquals(alias != null, reasons.isEmpty(), reasons::toString);
    }

    /// As it comes out of a CertificateRequest.
    private static DistinguishedName decoded(X500Principal name) {
        try {
            return Asn1.name(DerElement.of(name.getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CertificateDetails> chain(String... names) throws IOException, PkiException {
        var all = new ArrayList<CertificateDetails>();
        for (var name : names) {
            all.add(new CertificateReader().read(pki.certificate(name)));
        }
        return all;
    }

    @Test
    void datesAndUsageCount() throws Exception {
        pki.between(
                "old",
                "root",
                "20250101000000Z",
                "20260101000000Z",
                "extendedKeyUsage=serverAuth",
                "keyUsage=keyAgreement");
        var demand = new CertificateDemand(List.of(), List.of("ecdsa_secp256r1_sha256"));
        assertEquals(
                List.of(
                        "handshake.candidate.expired",
                        "handshake.candidate.noClientAuth",
                        "handshake.candidate.noDigitalSignature"),
                Candidates.reasons(chain("old"), demand, TlsVersion.TLS_1_3, Instant.now()).stream()
                        .map(Phrase::key)
                        .toList());
        assertEquals(
                "handshake.candidate.notYet",
                Candidates.reasons(chain("old"), demand, TlsVersion.TLS_1_3, Instant.parse("2024-01-01T00:00:00Z"))
                        .getFirst()
                        .key());
    }

    @Test
    void theCurveIsToldApartFromTheKindOfKey() throws Exception {
        var demand = new CertificateDemand(List.of(), List.of("ecdsa_secp256r1_sha256"));
        assertEquals(
                "handshake.candidate.curve",
                Candidates.reasons(chain("ECP-384"), demand, TlsVersion.TLS_1_3, Instant.now())
                        .getFirst()
                        .key());
        assertEquals(
                "handshake.candidate.signature",
                Candidates.reasons(chain("RSA2048"), demand, TlsVersion.TLS_1_3, Instant.now())
                        .getFirst()
                        .key());
    }

    @Test
    void theBestOfTheVaultComesFirst(@TempDir Path vaultFolder) throws Exception {
        try (var bench = new TestBench(vaultFolder)) {
            var ca = bench.rootCa("My CA");
            var other = bench.rootCa("Their CA");
            bench.client(other, "stranger");
            bench.client(ca, "fitting");
            bench.server(ca, "server", "localhost");
            bench.issue(CertificateOrder.below(
                    other.id(),
                    "worst",
                    CertificateProfile.SERVER,
                    DistinguishedName.ofCommonName("worst"),
                    TestBench.names("localhost")));
        }
        try (var vault = Vault.open(
                vaultFolder.resolve("vault.certwright"),
                InstantSource.system(),
                new SecureRandom(),
                new CertificateReader()::read)) {
            var codec = new PrivateKeyCodec();
            var candidates = new Candidates(() -> vault, new CredentialSource(() -> vault, codec::decode));
            var demand = new CertificateDemand(List.of(DistinguishedName.ofCommonName("my ca")), List.of());
            var judged = candidates.judge(demand, TlsVersion.TLS_1_3, Instant.now());
            assertEquals(4, judged.size());
            assertEquals("fitting", judged.getFirst().name());
            assertTrue(judged.getFirst().suitable());
            assertEquals("worst", judged.getLast().name());
            assertEquals(1, judged.stream().filter(Candidate::suitable).count());
        }
    }
}
