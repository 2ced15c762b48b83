package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.TestBench;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What servers of OpenSSL send.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchedChainTest {
    @TempDir
    static Path folder;

    private TestBench bench;
    private Pki pki;

    @BeforeAll
    void make() throws Exception {
        bench = new TestBench(folder);
        pki = new Pki(folder);
        pki.root("root");
        pki.intermediate("middle", "root");
        pki.server("web", "middle");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void takesTheChainAsItIsSent() throws Exception {
        var fetched = fetch("", List.of("-cert_chain", "middle.pem"));
        assertEquals("address", fetched.kind());
        assertEquals(
                List.of(pki.certificate("web"), pki.certificate("middle")),
                fetched.items().stream()
                        .map(item ->
                                ((Inspected.Item.Certificate) item).details().certificate())
                        .toList());
        assertTrue(
                fetched.notes().contains(Phrase.of("item.address.negotiated", "TLS 1.3", "TLS_AES_256_GCM_SHA384")),
                () -> fetched.notes().toString());
    }

    @Test
    void saysWhatTheServerAsksFor() throws Exception {
        var fetched = fetch("", List.of("-Verify", "1", "-CAfile", "root.pem"));
        assertTrue(
                fetched.notes().contains(Phrase.of("item.address.askedFrom", "CN=root, O=MyOrg", 0)),
                () -> fetched.notes().toString());
    }

    @Test
    void takesAChainOverTls12WithoutHttp() throws Exception {
        var fetched = fetch("tls://", List.of("-tls1_2"));
        assertEquals(1, fetched.items().size());
    }

    @Test
    void keepsTheStapledOcspResponse() throws Exception {
        Files.writeString(
                folder.resolve("index.txt"),
                "V\t491231000000Z\t\t"
                        + pki.openssl("x509", "-in", "web.pem", "-noout", "-serial")
                                .strip()
                                .replace("serial=", "")
                        + "\tunknown\t/CN=web\n");
        pki.openssl("ocsp", "-issuer", "middle.pem", "-cert", "web.pem", "-reqout", "request.der", "-no_nonce");
        pki.openssl(
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "middle.pem",
                "-rsigner",
                "middle.pem",
                "-rkey",
                "middle.key",
                "-reqin",
                "request.der",
                "-respout",
                "staple.der",
                "-ndays",
                "1");
        var fetched = fetch("", List.of("-status_file", "staple.der"));
        var last = (Inspected.Item.Other) fetched.items().getLast();
        assertEquals("ocsp-response", last.kind());
        assertEquals(
                HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("staple.der"))),
                fetched.octets().getLast().hex());
    }

    @Test
    void saysWhyNothingCame() throws Exception {
        var address = "127.0.0.1:" + OpenSslServer.freePort();
        var refused = assertThrows(
                PkiException.NoServerCertificate.class,
                () -> bench.services.inspection().fetch(address, new Cancellation()));
        assertEquals(
                Phrase.of("item.address.refused"), refused.phrase().arguments().getLast());
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThrows(
                PkiException.InvalidInput.class,
                () -> bench.services.inspection().fetch("gopher://localhost", new Cancellation()));
    }

    private Inspected fetch(String scheme, List<String> more) throws Exception {
        int port = OpenSslServer.freePort();
        var options = new ArrayList<>(List.of("-cert", "web.pem", "-key", "web.key", "-www"));
        options.addAll(more);
        try (var _ = OpenSslServer.start(folder, port, options)) {
            return bench.services.inspection().fetch(scheme + "127.0.0.1:" + port, new Cancellation());
        }
    }
}
