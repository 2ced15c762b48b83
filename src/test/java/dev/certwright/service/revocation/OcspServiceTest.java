package dev.certwright.service.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.OcspResponseDetails.CertificateStatus;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.service.TestBench;
import dev.certwright.service.revocation.OcspService.Options;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenSSL, the JDK's path validator and GnuTLS ask.
@Timeout(60)
class OcspServiceTest {
    @TempDir
    private Path folder;

    private TestBench bench;
    private Entry ca;
    private Entry leaf;
    private final List<OcspExchange> seen = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws Exception {
        bench = new TestBench(folder);
        ca = bench.rootCa("ca");
        leaf = bench.server(ca, "leaf", "localhost");
        bench.credential(ca);
        bench.credential(leaf);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private RunningResponder start(boolean delegated) throws PkiException {
        return bench.services.ocsp().start(ca, new Options(InetAddress.getLoopbackAddress(), 0, delegated), seen::add);
    }

    private void revoke(RevocationReason reason) throws PkiException {
        bench.services.revocation().revoke(leaf, reason, Optional.empty());
    }

    private String openssl(RunningResponder responder) throws Exception {
        Program.assumePresent("openssl");
        return Program.run(
                        folder,
                        "openssl",
                        "ocsp",
                        "-issuer",
                        "ca.crt",
                        "-cert",
                        "leaf.crt",
                        "-CAfile",
                        "ca.crt",
                        "-url",
                        responder.url().toString())
                .text();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void opensslSeesGoodThenHeldThenReleased(boolean delegated) throws Exception {
        try (var responder = start(delegated)) {
            assertTrue(openssl(responder).contains("leaf.crt: good"), () -> seen.toString());
            revoke(RevocationReason.CERTIFICATE_HOLD);
            var held = openssl(responder);
            assertTrue(held.contains("Response verify OK") && held.contains("leaf.crt: revoked"), held);
            assertTrue(held.contains("Reason: certificateHold"), held);
            assertFalse(held.contains("WARNING"), held);
            bench.services.revocation().release(leaf);
            assertTrue(openssl(responder).contains("leaf.crt: good"), () -> seen.toString());
        }
        assertEquals(3, seen.size());
        assertEquals(
                Optional.of("leaf"), seen.getFirst().certificates().getFirst().name());
        assertTrue(seen.getFirst().nonce());
    }

    private static X509Certificate jdk(Entry entry) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(entry.certificate().der()));
    }

    private void validate(RunningResponder responder) throws Exception {
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponder(responder.url());
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        var nonce = new byte[] {4, 8, 1, 2, 3, 4, 5, 6, 7, 8};
        checker.setOcspExtensions(List.of(new java.security.cert.Extension() {
            @Override
            public String getId() {
                return "1.3.6.1.5.5.7.48.1.2";
            }

            @Override
            public boolean isCritical() {
                return false;
            }

            @Override
            public byte[] getValue() {
                return nonce.clone();
            }

            @Override
            public void encode(java.io.OutputStream out) throws java.io.IOException {
                out.write(new byte[] {0x30, 0x17, 6, 9, 0x2b, 6, 1, 5, 5, 7, 0x30, 1, 2, 4, 10});
                out.write(nonce);
            }
        }));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(jdk(ca), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(jdk(leaf))), parameters);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void javaAcceptsTheGoodAndRefusesTheRevoked(boolean delegated) throws Exception {
        try (var responder = start(delegated)) {
            validate(responder);
            revoke(RevocationReason.KEY_COMPROMISE);
            var refused = assertThrows(CertPathValidatorException.class, () -> validate(responder));
            assertEquals(
                    java.security.cert.CRLReason.KEY_COMPROMISE,
                    ((CertificateRevokedException) refused.getCause()).getRevocationReason());
        }
        assertEquals(2, seen.size());
    }

    @Test
    void gnutlsAgrees() throws Exception {
        Program.assumePresent("ocsptool");
        try (var responder = start(false)) {
            assertTrue(gnutls(responder).contains("Certificate Status: good"), () -> seen.toString());
            revoke(RevocationReason.SUPERSEDED);
            var answer = gnutls(responder);
            assertTrue(answer.contains("Certificate Status: revoked"), answer);
            assertTrue(answer.contains("Success"), answer);
        }
    }

    private String gnutls(RunningResponder responder) throws Exception {
        return Program.run(
                        folder,
                        "ocsptool",
                        "--ask=" + responder.url(),
                        "--nonce",
                        "--load-issuer=ca.crt",
                        "--load-cert=leaf.crt",
                        "--load-signer=ca.crt")
                .text();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQuestionInTheAddressIsAnsweredToo(boolean encoded) throws Exception {
        Program.assumePresent("openssl");
        Program.run(folder, "openssl", "ocsp", "-issuer", "ca.crt", "-cert", "leaf.crt", "-reqout", "question.der");
        var base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("question.der")));
        try (var responder = start(false);
                var http = HttpClient.newHttpClient()) {
            var address = responder.url() + (encoded ? URLEncoder.encode(base64, StandardCharsets.US_ASCII) : base64);
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(
                    "application/ocsp-response",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(0, new OCSPResp(answer.body()).getStatus());
        }
        assertEquals("GET", seen.getFirst().method());
    }

    @Test
    void whatIsNoQuestionIsMalformed() throws Exception {
        try (var responder = start(false);
                var http = HttpClient.newHttpClient()) {
            for (var path : List.of("", "favicon.ico", "%zz".replace("z", "A"))) {
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create(responder.url() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(1, new OCSPResp(answer.body()).getStatus());
            }
        }
        assertEquals(List.of(), seen.getFirst().certificates());
    }

    @Test
    void aCertificateInTheVaultOfAnotherCaIsNotItsBusiness() throws Exception {
        var other = bench.rootCa("other");
        try (var responder = bench.services.ocsp().start(other, Options.standard(), seen::add)) {
            var text = openssl(responder);
            assertTrue(text.contains("unauthorized"), text);
        }
    }

    @Test
    void theResponderMadeForItIsKeptAndTakenAgain() throws Exception {
        Entry made;
        try (var first = start(true)) {
            made = first.delegate().orElseThrow();
        }
        assertEquals(CertificateProfile.OCSP_RESPONDER, made.profile());
        assertEquals("ca OCSP", made.name());
        assertTrue(jdk(made).getNonCriticalExtensionOIDs().contains("1.3.6.1.5.5.7.48.1.5"));
        assertEquals(List.of("1.3.6.1.5.5.7.3.9"), jdk(made).getExtendedKeyUsage());
        try (var second = start(true)) {
            assertEquals(made.id(), second.delegate().orElseThrow().id());
        }
        bench.services.revocation().revoke(made, RevocationReason.SUPERSEDED, Optional.empty());
        try (var third = start(true)) {
            assertEquals("ca OCSP 2", third.delegate().orElseThrow().name());
        }
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (var responder = start(false)) {
            var options = new Options(
                    InetAddress.getLoopbackAddress(), responder.url().getPort(), false);
            var refused = assertThrows(
                    PkiException.InvalidInput.class, () -> bench.services.ocsp().start(ca, options, seen::add));
            assertEquals("revocation.ocsp.port", refused.phrase().key());
        }
    }

    @Test
    void itIsKnownWhichOneRuns() throws Exception {
        var ocsp = bench.services.ocsp();
        var responder = start(false);
        assertEquals(Optional.of(responder), ocsp.running(ca));
        responder.close();
        assertEquals(Optional.empty(), ocsp.running(ca));
    }

    @Test
    void whatWasAnsweredIsRemembered() throws Exception {
        try (var responder = start(false)) {
            openssl(responder);
            assertEquals(1, responder.answered());
            var exchange = responder.exchanges().getFirst();
            assertEquals("POST", exchange.method());
            assertEquals("successful", exchange.status());
            assertEquals(
                    List.of(new OcspExchange.Answered(
                            leaf.details().serialNumber(), Optional.of("leaf"), CertificateStatus.GOOD)),
                    exchange.certificates());
        }
    }
}
