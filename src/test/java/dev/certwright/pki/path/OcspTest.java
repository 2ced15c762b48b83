package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenSSL is the authority and the responder: it reads our questions, and its answers are judged.
class OcspTest {
    private static final Bytes NONCE =
            Bytes.of("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        Program.assumePresent("openssl");
        Files.writeString(folder.resolve("ext"), """
                [ca]
                basicConstraints=critical,CA:true
                keyUsage=critical,keyCertSign,cRLSign
                [leaf]
                keyUsage=critical,digitalSignature
                extendedKeyUsage=serverAuth
                authorityInfoAccess=OCSP;URI:http://127.0.0.1:1/ocsp,caIssuers;URI:http://127.0.0.1:1/ca.cer,OCSP;URI:ldap://x/
                crlDistributionPoints=URI:http://127.0.0.1:1/ca.crl
                tlsfeature=status_request
                [responder]
                keyUsage=critical,digitalSignature
                extendedKeyUsage=OCSPSigning
                """);
        root("ca");
        root("other");
        issue("good", "leaf", 16);
        issue("bad", "leaf", 17);
        issue("responder", "responder", 18);
        issue("pretender", "leaf", 19);
        Files.writeString(folder.resolve("index.txt"), """
                V\t491231000000Z\t\t10\tunknown\t/CN=good
                R\t491231000000Z\t260101000000Z,keyCompromise\t11\tunknown\t/CN=bad
                """);
    }

    private static void root(String name) throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem",
                "-subj",
                "/CN=" + name,
                "-days",
                "9");
    }

    private static void issue(String name, String section, int serial) throws Exception {
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/CN=" + name);
        openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-set_serial",
                Integer.toString(serial),
                "-days",
                "9",
                "-extfile",
                "ext",
                "-extensions",
                section,
                "-out",
                name + ".pem");
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var outcome = Program.run(folder, command.toArray(String[]::new));
        assertEquals(0, outcome.status(), () -> command + "\n" + outcome.text());
        return outcome.text();
    }

    private static EncodedCertificate certificate(String name) throws Exception {
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name + ".pem"))));
        return new EncodedCertificate(read.getEncoded());
    }

    private static OcspQuestion about(String name, Optional<Bytes> nonce) throws Exception {
        return OcspQuestion.about(certificate(name), certificate("ca"), nonce).orElseThrow();
    }

    /// What OpenSSL's responder answers to our question.
    private static Bytes answer(OcspQuestion question, String signer, String... more) throws Exception {
        Files.write(folder.resolve("question"), question.encoded().toArray());
        var arguments = new ArrayList<>(List.of(
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                signer + ".pem",
                "-rkey",
                signer + ".key",
                "-reqin",
                "question",
                "-respout",
                "answer"));
        arguments.addAll(List.of(more));
        openssl(arguments.toArray(String[]::new));
        return Bytes.of(Files.readAllBytes(folder.resolve("answer")));
    }

    private static RevocationStatus judge(OcspQuestion question, Bytes answer) {
        return new OcspAnswers().judge(question, answer, Instant.now());
    }

    @Test
    void opensslReadsTheQuestion() throws Exception {
        Files.write(
                folder.resolve("question"),
                about("good", Optional.of(NONCE)).encoded().toArray());
        var text = openssl("ocsp", "-reqin", "question", "-req_text");
        assertTrue(text.contains("Serial Number: 10"), text);
        assertTrue(text.contains("Hash Algorithm: sha1"), text);
        assertTrue(text.contains("OCSP Nonce"), text);
        assertTrue(text.contains("0410" + NONCE.hex().toUpperCase(java.util.Locale.ROOT)), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "responder"})
    void whoMaySaySoIsBelieved(String signer) throws Exception {
        var good = about("good", Optional.of(NONCE));
        var status = assertInstanceOf(RevocationStatus.Good.class, judge(good, answer(good, signer, "-nmin", "60")));
        assertTrue(status.nextUpdate().orElseThrow().isAfter(Instant.now()));
        var bad = about("bad", Optional.of(NONCE));
        assertEquals(
                new RevocationStatus.Revoked(Instant.parse("2026-01-01T00:00:00Z"), RevocationCheck.reason(1)),
                judge(bad, answer(bad, signer, "-nmin", "60")));
        var unknown = about("responder", Optional.of(NONCE));
        assertEquals(new RevocationStatus.Unknown(), judge(unknown, answer(unknown, signer)));
    }

    @Test
    void anAnswerThatNamesTheCertificateWithAnotherDigestIsTheSame() throws Exception {
        openssl("ocsp", "-issuer", "ca.pem", "-sha256", "-cert", "good.pem", "-reqout", "question256");
        openssl(
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-reqin",
                "question256",
                "-respout",
                "answer256");
        var answer = Bytes.of(Files.readAllBytes(folder.resolve("answer256")));
        assertInstanceOf(RevocationStatus.Good.class, judge(about("good", Optional.empty()), answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pretender", "other"})
    void whoMayNotSaySoIsNot(String signer) throws Exception {
        var good = about("good", Optional.of(NONCE));
        var status = assertInstanceOf(RevocationStatus.NotProven.class, judge(good, answer(good, signer)));
        assertEquals("check.revocation.ocspSigner", status.why().key());
    }

    @Test
    void anOldAnswerToAnotherQuestionIsNotBelieved() throws Exception {
        var answer = answer(about("good", Optional.of(NONCE)), "ca");
        var again = about("good", Optional.of(Bytes.of(new byte[16])));
        var status = assertInstanceOf(RevocationStatus.NotProven.class, judge(again, answer));
        assertEquals("check.revocation.ocspNonce", status.why().key());
    }

    @Test
    void anAnswerAboutAnotherCertificateIsNotBelieved() throws Exception {
        var answer = answer(about("good", Optional.empty()), "ca");
        var status = assertInstanceOf(RevocationStatus.NotProven.class, judge(about("bad", Optional.empty()), answer));
        assertEquals("check.revocation.ocspOther", status.why().key());
    }

    @Test
    void anAnswerCountsOnlyInItsTime() throws Exception {
        var good = about("good", Optional.empty());
        var answer = answer(good, "ca", "-nmin", "60");
        var late = new OcspAnswers().judge(good, answer, Instant.now().plus(Duration.ofHours(2)));
        var early = new OcspAnswers().judge(good, answer, Instant.now().minus(Duration.ofHours(2)));
        assertEquals(
                "check.revocation.ocspExpired",
                ((RevocationStatus.OutOfDate) late).why().key());
        assertEquals(
                "check.revocation.ocspNotYet",
                ((RevocationStatus.OutOfDate) early).why().key());
    }

    @Test
    void noOctetOfAnAnswerCanBeChanged() throws Exception {
        var good = about("good", Optional.of(NONCE));
        var answer = answer(good, "ca", "-nmin", "60", "-resp_no_certs");
        int believed = 0;
        int signed = 31; // before it only the wrapping of OCSPResponse
        for (int i = 0; i < answer.length(); i++) {
            var octets = answer.toArray();
            octets[i] ^= 1;
            if (i >= signed && judge(good, Bytes.of(octets)) instanceof RevocationStatus.Good) {
                believed++;
            }
            if (judge(good, Bytes.of(java.util.Arrays.copyOf(answer.toArray(), i))) instanceof RevocationStatus.Good) {
                throw new AssertionError("cut after " + i);
            }
        }
        assertEquals(0, believed);
    }

    @Test
    void aRefusalIsToldByItsName() throws Exception {
        var answer = Bytes.of(new byte[] {0x30, 3, 0x0a, 1, 6});
        var status = (RevocationStatus.Unavailable) judge(about("good", Optional.empty()), answer);
        assertEquals(List.of("unauthorized"), status.why().arguments());
    }

    @Test
    void garbageIsUnreadable() throws Exception {
        var good = about("good", Optional.empty());
        assertEquals(new RevocationStatus.Unreadable(), judge(good, Bytes.of(new byte[0])));
        assertEquals(new RevocationStatus.Unreadable(), judge(good, Bytes.of(new byte[] {0x30, (byte) 0x84, 127, 1})));
        var deep = new byte[60_000];
        java.util.Arrays.fill(deep, (byte) 0x30);
        assertEquals(new RevocationStatus.Unreadable(), judge(good, Bytes.of(deep)));
    }

    @Test
    void aCertificateSaysWhereToAsk() throws Exception {
        assertEquals(
                new CertificatePointers(
                        List.of("http://127.0.0.1:1/ca.cer"),
                        List.of("http://127.0.0.1:1/ocsp"),
                        List.of("http://127.0.0.1:1/ca.crl"),
                        true),
                CertificatePointers.of(certificate("good")));
        assertEquals(
                new CertificatePointers(List.of(), List.of(), List.of(), false),
                CertificatePointers.of(certificate("ca")));
    }
}
