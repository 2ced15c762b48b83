package dev.certwright.service.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.TestBench;
import dev.certwright.service.verification.VerificationRequest.Material;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.service.verification.VerificationRequest.Terms;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a judgement fetches. OpenSSL made the certificates and the lists, an HTTP server of the JDK keeps
/// them.
class VerificationFetchingTest {
    private static final Map<String, byte[]> DOCUMENTS = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static HttpServer keeper;
    private static Pki pki;
    private static TestBench bench;

    @BeforeAll
    static void start() throws Exception {
        keeper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keeper.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            var question = exchange.getRequestBody().readAllBytes();
            var document = path.equals("/ocsp") ? answer(question) : DOCUMENTS.getOrDefault(path, new byte[0]);
            exchange.sendResponseHeaders(document.length == 0 ? 404 : 200, document.length == 0 ? -1 : document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        keeper.start();
        pki = new Pki(folder);
        bench = new TestBench(folder.resolve("vault"));
        pki.root("root");
        pki.intermediate("middle", "root");
        DOCUMENTS.put("/middle", pki.der("middle"));
        var named = "authorityInfoAccess=caIssuers;URI:" + at("/middle");
        pki.server("good", "middle", named, "crlDistributionPoints=URI:" + at("/list"));
        pki.server("revoked", "middle", named, "crlDistributionPoints=URI:" + at("/list"));
        pki.server("answered", "middle", named + ",OCSP;URI:" + at("/ocsp"));
        pki.server("astray", "middle", "authorityInfoAccess=caIssuers;URI:" + at("/nothing"));
        pki.server("uncovered", "middle", named, "crlDistributionPoints=URI:" + at("/other"));
        DOCUMENTS.put("/other", pki.revocationList("root", 30));
        DOCUMENTS.put("/list", pki.revocationList("middle", 30, "revoked"));
    }

    @AfterAll
    static void stop() {
        keeper.stop(0);
        bench.close();
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + keeper.getAddress().getPort() + path;
    }

    /// What `openssl ocsp` says: it knows of no certificate, so that the answer is that.
    private static byte[] answer(byte[] question) throws IOException {
        Files.write(folder.resolve("question"), question);
        Files.writeString(folder.resolve("ocsp.index"), "");
        try {
            pki.openssl(
                    "ocsp",
                    "-index",
                    "ocsp.index",
                    "-CA",
                    "middle.pem",
                    "-rsigner",
                    "middle.pem",
                    "-rkey",
                    "middle.key",
                    "-reqin",
                    "question",
                    "-respout",
                    "answer",
                    "-ndays",
                    "1");
            return Files.readAllBytes(folder.resolve("answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void nothingIsFetchedUnasked() throws PkiException {
        var report = verify("good", false, new ArrayList<>());
        assertFalse(report.valid());
        assertEquals(List.of(), report.fetched());
    }

    @Test
    void aMissingIssuerIsFetched() throws PkiException {
        var report = verify("good", true, new ArrayList<>());
        assertTrue(report.valid(), report.checks()::toString);
        assertEquals(
                List.of("good", "middle", "root"),
                report.path().stream().map(c -> c.subject().shortForm()).toList());
    }

    @Test
    void agreesWithOpenSslOnAFetchedList() throws Exception {
        for (var name : List.of("good", "revoked")) {
            var theirs = Program.run(
                    folder,
                    "openssl",
                    "verify",
                    "-crl_check",
                    "-CAfile",
                    "root.pem",
                    "-untrusted",
                    "middle.pem",
                    "-CRLfile",
                    "middle.crl",
                    name + ".pem");
            assertEquals(
                    theirs.status() == 0, verify(name, true, new ArrayList<>()).valid(), name);
        }
    }

    /// The list that it names is that of another authority.
    @Test
    void aFetchedListThatSaysNothingMakesNothingWorse() throws PkiException {
        var report = verify("uncovered", true, new ArrayList<>());
        assertTrue(report.valid(), report.checks()::toString);
        assertTrue(
                report.fetched().contains(new VerificationReport.Fetched(at("/other"), Optional.empty())),
                report.fetched()::toString);
    }

    @Test
    void theRevocationCheckIsWhatFails() throws PkiException {
        var failed = verify("revoked", true, new ArrayList<>()).checks().stream()
                .filter(Check::failed)
                .map(Check::id)
                .toList();
        assertEquals(List.of("revocation"), failed);
    }

    @Test
    void aResponderIsAskedAndItsAnswerIsOfUse() throws PkiException {
        var asked = verify("answered", true, new ArrayList<>()).fetched();
        assertTrue(asked.contains(new VerificationReport.Fetched(at("/ocsp"), Optional.empty())), asked::toString);
    }

    @Test
    void whatCannotBeHadIsToldWithItsReason() throws PkiException {
        var report = verify("astray", true, new ArrayList<>());
        assertFalse(report.valid());
        assertEquals(
                List.of(new VerificationReport.Fetched(
                        at("/nothing"), Optional.of(Phrase.of("check.fetch.status", 404)))),
                report.fetched());
    }

    @Test
    void theProgressNamesEachAddressBeforeItIsAsked() throws PkiException {
        var progress = new ArrayList<Phrase>();
        verify("good", true, progress);
        assertEquals(
                List.of(Phrase.of("verification.asking", at("/middle")), Phrase.of("verification.asking", at("/list"))),
                progress);
    }

    @Test
    void cancellingEndsIt() {
        var cancellation = new Cancellation();
        assertThrows(
                PkiException.Cancelled.class,
                () -> bench.services
                        .verification()
                        .verify(request("good", true), _ -> cancellation.cancel(), cancellation));
    }

    private static VerificationReport verify(String name, boolean fetching, List<Phrase> progress) throws PkiException {
        return bench.services.verification().verify(request(name, fetching), progress::add, new Cancellation());
    }

    private static VerificationRequest request(String name, boolean fetching) {
        return new VerificationRequest(
                new Source.OfFile(folder.resolve(name + ".pem")),
                List.of(new TrustChoice.OfFile(folder.resolve("root.pem"))),
                Material.NONE,
                new Terms(Purpose.SERVER, Optional.of("localhost")),
                fetching,
                List.of());
    }
}
