package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.testing.Pki;
import dev.certwright.text.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates, revocation lists and OCSP answers are OpenSSL's; they are fetched from a server of the JDK.
class ServerChecksTest {
    private static final Map<String, byte[]> DOCUMENTS = new ConcurrentHashMap<>();
    private static HttpServer web;
    private static Pki pki;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        pki = new Pki(folder);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        web.createContext("/", exchange -> {
            var asked = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var document = path.startsWith("/ocsp/") ? ocsp(path.substring(6), asked) : DOCUMENTS.get(path);
            exchange.sendResponseHeaders(document == null ? 404 : 200, document == null ? -1 : document.length);
            if (document != null) {
                exchange.getResponseBody().write(document);
            }
            exchange.close();
        });
        web.start();
        pki.root("root");
        pki.root("stranger");
        pki.intermediate("middle", "root", "authorityInfoAccess=caIssuers;URI:" + at("/root.cer"));
        pki.intermediate("lower", "middle", "authorityInfoAccess=caIssuers;URI:" + at("/middle.cer"));
        pki.server("plain", "middle");
        pki.server("pointing", "middle", "authorityInfoAccess=caIssuers;URI:" + at("/middle.cer"));
        pki.server("deep", "lower", "authorityInfoAccess=caIssuers;URI:" + at("/lower.p7c"));
        pki.server("asking", "middle", "authorityInfoAccess=OCSP;URI:" + at("/ocsp/middle"));
        pki.server("listed", "middle", "crlDistributionPoints=URI:" + at("/middle.crl"));
        pki.server(
                "both",
                "middle",
                "authorityInfoAccess=OCSP;URI:" + at("/ocsp/none"),
                "crlDistributionPoints=URI:" + at("/middle.crl"));
        pki.server("stapling", "middle", "tlsfeature=status_request");
        pki.intermediate("fallen", "root", "crlDistributionPoints=URI:" + at("/root.crl"));
        pki.server("innocent", "fallen");
        DOCUMENTS.put("/middle.cer", pki.der("middle"));
        DOCUMENTS.put("/root.cer", pki.der("root"));
        pki.openssl("crl2pkcs7", "-nocrl", "-certfile", "lower.pem", "-outform", "DER", "-out", "lower.p7c");
        DOCUMENTS.put("/lower.p7c", Files.readAllBytes(folder.resolve("lower.p7c")));
    }

    @AfterAll
    static void stop() {
        if (web != null) {
            web.stop(0);
        }
    }

    @AfterEach
    void forget() {
        DOCUMENTS.remove("/middle.crl");
        DOCUMENTS.remove("/root.crl");
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    /// What `openssl ocsp` answers for an authority; `index` says what is revoked.
    private static byte[] ocsp(String issuer, byte[] question) throws IOException {
        if (issuer.equals("none")) {
            return null;
        }
        try {
            Files.write(folder.resolve("question"), question);
            pki.openssl(
                    "ocsp",
                    "-index",
                    "index",
                    "-CA",
                    issuer + ".pem",
                    "-rsigner",
                    issuer + ".pem",
                    "-rkey",
                    issuer + ".key",
                    "-reqin",
                    "question",
                    "-respout",
                    "answer",
                    "-nmin",
                    "60");
            return Files.readAllBytes(folder.resolve("answer"));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void index(String name, boolean revoked) throws Exception {
        var serial = pki.openssl("x509", "-in", name + ".pem", "-noout", "-serial")
                .strip()
                .replace("serial=", "");
        Files.writeString(
                folder.resolve("index"),
                (revoked ? "R\t491231000000Z\t260101000000Z,keyCompromise" : "V\t491231000000Z\t") + "\t" + serial
                        + "\tunknown\t/CN=x\n");
    }

    private static Bytes staple(String name, boolean revoked) throws Exception {
        index(name, revoked);
        pki.openssl("ocsp", "-issuer", "middle.pem", "-cert", name + ".pem", "-reqout", "q", "-no_nonce");
        return Bytes.of(ocsp("middle", Files.readAllBytes(folder.resolve("q"))));
    }

    private static List<EncodedCertificate> certificates(String... names) throws IOException {
        var all = new java.util.ArrayList<EncodedCertificate>();
        for (var name : names) {
            all.add(pki.certificate(name));
        }
        return all;
    }

    private static ServerJudgement judge(
            boolean network, Optional<Bytes> staple, Instant at, List<EncodedCertificate> vault, String... chain)
            throws IOException {
        var checks = new ServerChecks(
                new PathValidator(),
                new CertificateReader(),
                new ContentReader(new SecureRandom()),
                new SecureRandom());
        var evidence = new ServerEvidence(certificates(chain), staple, "localhost", certificates("root"), vault, at);
        return checks.judge(evidence, network, new Cancellation());
    }

    private static ServerJudgement judge(String... chain) throws IOException {
        return judge(true, Optional.empty(), Instant.now(), List.of(), chain);
    }

    private static Check check(ServerJudgement judgement, String id) {
        return judgement.checks().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertCheck(CheckState state, String key, ServerJudgement judgement, String id) {
        var check = check(judgement, id);
        var words = Messages.in(Locale.ENGLISH).of(check.evidence());
        assertEquals(state + " " + key, check.state() + " " + check.evidence().key(), words);
    }

    @Test
    void whatIsRightIsCalledRight() throws Exception {
        var judgement = judge("plain", "middle");
        assertCheck(CheckState.PASS, "check.intermediate.complete", judgement, "intermediate");
        assertCheck(CheckState.PASS, "check.chain-order.good", judgement, "chain-order");
        assertCheck(CheckState.NOT_DONE, "check.revocation.unnamed", judgement, "revocation");
        assertEquals(
                List.of(), judgement.checks().stream().filter(Check::failed).toList());
        assertEquals(List.of(), judgement.fetches());
        assertTrue(judgement.took().compareTo(Duration.ZERO) > 0);
        assertEquals(
                judgement.checks().size(),
                judgement.checks().stream().map(Check::id).distinct().count());
        assertCheck(CheckState.PASS, "check.chain-order.rootSent", judge("plain", "middle", "root"), "chain-order");
    }

    @Test
    void theOrderIsJudged() throws Exception {
        assertCheck(CheckState.WARN, "check.chain-order.wrong", judge("deep", "middle", "lower"), "chain-order");
        assertCheck(
                CheckState.WARN, "check.chain-order.superfluous", judge("plain", "middle", "stranger"), "chain-order");
        assertCheck(
                CheckState.WARN,
                "check.chain-order.superfluous",
                judge("plain", "middle", "root", "root"),
                "chain-order");
        assertCheck(CheckState.FAIL, "check.chain-order.ownNotFirst", judge("middle", "plain"), "chain-order");
        assertCheck(CheckState.PASS, "check.intermediate.complete", judge("deep", "middle", "lower"), "intermediate");
    }

    @Test
    void aMissingIssuerIsFoundWhereTheCertificateSays() throws Exception {
        var judgement = judge("pointing");
        assertCheck(CheckState.FAIL, "check.intermediate.missing", judgement, "intermediate");
        assertEquals(
                Optional.of(pki.certificate("middle")),
                judgement.missingIssuer().map(CertificateDetails::certificate));
        assertTrue(check(judgement, "chain").failed(), "a strict client does not look for it");
        assertEquals(
                List.of(at("/middle.cer")),
                judgement.fetches().stream().map(f -> f.address()).toList());
    }

    @Test
    void severalMissingIssuersAreFoundOneAfterTheOther() throws Exception {
        var judgement = judge("deep");
        assertCheck(CheckState.FAIL, "check.intermediate.missing", judgement, "intermediate");
        assertEquals(
                List.of("lower", at("/middle.cer")),
                List.of(
                        check(judgement, "intermediate").evidence().arguments().getFirst(),
                        judgement.fetches().getLast().address()));
        assertEquals(
                Optional.of(pki.certificate("lower")), judgement.missingIssuer().map(CertificateDetails::certificate));
        assertEquals(2, check(judgement, "intermediate").evidence().arguments().getLast());
    }

    @Test
    void aMissingIssuerIsFoundInTheVaultWithoutTheNetwork() throws Exception {
        var vault = certificates("stranger", "middle", "root");
        var judgement = judge(false, Optional.empty(), Instant.now(), vault, "pointing");
        assertEquals(
                Optional.of(pki.certificate("middle")),
                judgement.missingIssuer().map(CertificateDetails::certificate));
        assertEquals(
                "check.intermediate.inVault",
                ((dev.certwright.model.Phrase) check(judgement, "intermediate")
                                .evidence()
                                .arguments()
                                .get(1))
                        .key());
        assertEquals(List.of(), judgement.fetches());
    }

    @Test
    void anIssuerThatIsNowhereIsSaidToBe() throws Exception {
        assertCheck(CheckState.FAIL, "check.intermediate.absent", judge("plain"), "intermediate");
        var offline = judge(false, Optional.empty(), Instant.now(), List.of(), "pointing");
        assertCheck(CheckState.FAIL, "check.intermediate.absent", offline, "intermediate");
        assertEquals(Optional.empty(), offline.missingIssuer());
    }

    @Test
    void anUnknownRootIsNotAMissingIntermediate() throws Exception {
        var judgement = judge(true, Optional.empty(), Instant.now(), List.of(), "stranger");
        assertCheck(CheckState.PASS, "check.intermediate.toRoot", judgement, "intermediate");
        assertEquals(
                Optional.of(pki.certificate("stranger")),
                judgement.unknownRoot().map(CertificateDetails::certificate));
    }

    @Test
    void theResponderIsAsked() throws Exception {
        index("asking", false);
        assertCheck(CheckState.PASS, "check.revocation.goodUntil", judge("asking", "middle"), "revocation");
        index("asking", true);
        assertCheck(CheckState.FAIL, "check.revocation.revokedBy", judge("asking", "middle"), "revocation");
        index("both", false);
        assertCheck(CheckState.WARN, "check.revocation.unknown", judge("asking", "middle"), "revocation");
        var offline = judge(false, Optional.empty(), Instant.now(), List.of(), "asking", "middle");
        assertCheck(CheckState.NOT_DONE, "check.revocation.offline", offline, "revocation");
    }

    @Test
    void theListIsRead() throws Exception {
        assertCheck(CheckState.WARN, "check.revocation.by", judge("listed", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", pki.revocationList("middle", 9));
        assertCheck(CheckState.PASS, "check.revocation.by", judge("listed", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", pki.revocationList("middle", 9, "listed"));
        assertCheck(CheckState.FAIL, "check.revocation.by", judge("listed", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", pki.revocationList("middle", -1));
        assertCheck(CheckState.WARN, "check.revocation.by", judge("listed", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", pki.revocationList("stranger", 9));
        assertCheck(CheckState.WARN, "check.revocation.by", judge("listed", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", new byte[] {1, 2, 3});
        assertCheck(CheckState.WARN, "check.revocation.by", judge("listed", "middle"), "revocation");
    }

    @Test
    void theListStandsInForAResponderThatDoesNotAnswer() throws Exception {
        DOCUMENTS.put("/middle.crl", pki.revocationList("middle", 9));
        assertCheck(CheckState.WARN, "check.revocation.goodBut", judge("both", "middle"), "revocation");
        DOCUMENTS.put("/middle.crl", pki.revocationList("middle", 9, "both"));
        assertCheck(CheckState.FAIL, "check.revocation.by", judge("both", "middle"), "revocation");
    }

    @Test
    void aRevokedIssuerIsFound() throws Exception {
        DOCUMENTS.put("/root.crl", pki.revocationList("root", 9, "fallen"));
        assertCheck(CheckState.FAIL, "check.revocation.issuer", judge("innocent", "fallen"), "revocation");
    }

    @Test
    void theStapledAnswerIsRead() throws Exception {
        var good = Optional.of(staple("stapling", false));
        var judgement = judge(false, good, Instant.now(), List.of(), "stapling", "middle");
        assertCheck(CheckState.PASS, "check.revocation.goodUntil", judgement, "revocation");
        assertCheck(CheckState.PASS, "check.must-staple.good", judgement, "must-staple");
        var late = judge(false, good, Instant.now().plus(Duration.ofDays(1)), List.of(), "stapling", "middle");
        assertCheck(CheckState.WARN, "check.revocation.by", late, "revocation");
        assertCheck(CheckState.FAIL, "check.must-staple.bad", late, "must-staple");
        var revoked = Optional.of(staple("stapling", true));
        assertCheck(
                CheckState.FAIL,
                "check.revocation.revokedBy",
                judge(false, revoked, Instant.now(), List.of(), "stapling", "middle"),
                "revocation");
        assertCheck(CheckState.FAIL, "check.must-staple.none", judge("stapling", "middle"), "must-staple");
        assertEquals(
                0,
                judge("plain", "middle").checks().stream()
                        .filter(c -> c.id().equals("must-staple"))
                        .count());
    }

    @Test
    void aChainOfNonsenseHasAnOutcome() throws Exception {
        var checks = new ServerChecks(
                new PathValidator(),
                new CertificateReader(),
                new ContentReader(new SecureRandom()),
                new SecureRandom());
        var nonsense = new EncodedCertificate(new byte[] {1, 2, 3});
        var evidence = new ServerEvidence(
                List.of(nonsense, nonsense),
                Optional.of(Bytes.of(new byte[9])),
                "localhost",
                List.of(),
                List.of(),
                Instant.now());
        assertTrue(checks.judge(evidence, true, new Cancellation())
                .checks()
                .getFirst()
                .failed());
    }
}
