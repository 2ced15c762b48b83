package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.CheckState;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `openssl verify` has only the root and what is sent, as a server has.
class OwnChainTest {
    private static Pki pki;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        pki = new Pki(folder);
        pki.root("root");
        pki.intermediate("middle", "root");
        pki.intermediate("lower", "middle");
        pki.issue("client", "lower", "extendedKeyUsage=clientAuth");
    }

    private static OwnChain.Result judge(List<String> sent, String... known) throws Exception {
        var certificates = new ArrayList<EncodedCertificate>();
        for (var name : known) {
            certificates.add(pki.certificate(name));
        }
        var credential =
                pki.credential(sent.getFirst(), sent.subList(1, sent.size()).toArray(String[]::new));
        return new OwnChain(new PathValidator(), new CertificateReader())
                .judge(credential, certificates, Instant.now());
    }

    private static boolean serverFollows(String... untrusted) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "verify", "-CAfile", "root.pem"));
        for (var name : untrusted) {
            command.addAll(List.of("-untrusted", name + ".pem"));
        }
        command.add("client.pem");
        return Program.run(folder, command.toArray(String[]::new)).status() == 0;
    }

    @Test
    void aChainThatAServerCanFollowIsComplete() throws Exception {
        assertEquals(
                CheckState.PASS,
                judge(List.of("client", "lower", "middle"), "root").check().state());
        assertEquals(
                CheckState.PASS,
                judge(List.of("client", "lower", "middle", "root")).check().state());
        assertEquals(true, serverFollows("lower", "middle"));
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        var result = judge(List.of("client", "lower"), "root", "middle");
        assertEquals(CheckState.WARN, result.check().state());
        assertEquals(Optional.of(pki.certificate("middle")), result.missing().map(CertificateDetails::certificate));
        assertEquals(false, serverFollows("lower"));
        assertEquals(
                Optional.of(pki.certificate("lower")),
                judge(List.of("client"), "root", "middle", "lower").missing().map(CertificateDetails::certificate));
    }

    @Test
    void whatIsNotAtHandIsNotJudged() throws Exception {
        assertEquals(CheckState.NOT_DONE, judge(List.of("client")).check().state());
        assertEquals(
                CheckState.NOT_DONE,
                judge(List.of("client", "lower"), "root").check().state());
    }
}
