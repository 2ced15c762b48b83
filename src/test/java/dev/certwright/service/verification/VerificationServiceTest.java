package dev.certwright.service.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.Purpose;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.service.verification.VerificationRequest.Material;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.service.verification.VerificationRequest.Terms;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationServiceTest {
    @TempDir
    Path folder;

    private TestBench bench;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        var ca = bench.rootCa("Root");
        export(ca);
        export(bench.rootCa("Other"));
        export(bench.server(ca, "server", "localhost"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void agreesWithOpenSslOnGoodAndBadTrust() throws Exception {
        Program.assumePresent("openssl");
        for (var trust : List.of("Root.crt", "Other.crt")) {
            var theirs =
                    Program.run(folder, "openssl", "verify", "-purpose", "sslserver", "-CAfile", trust, "server.crt");
            assertEquals(
                    theirs.status() == 0,
                    verify(trust, Optional.of("localhost"), Purpose.SERVER).valid(),
                    trust);
        }
    }

    @Test
    void namesTheCheckThatFailed() throws PkiException {
        assertEquals(List.of("host-name"), failed(verify("Root.crt", Optional.of("example.com"), Purpose.SERVER)));
        assertEquals(List.of("usage"), failed(verify("Root.crt", Optional.empty(), Purpose.CLIENT)));
        assertTrue(verify("Root.crt", Optional.empty(), Purpose.ANY).valid());
    }

    @Test
    void judgesAtAnotherTime() throws PkiException {
        var later = Instant.now().plus(Duration.ofDays(400));
        var terms = new Terms(Purpose.SERVER, Optional.empty()).at(later);
        assertEquals(List.of("dates"), failed(verify("Root.crt", Material.NONE, terms)));
    }

    @Test
    void saysWhichFileHoldsNoCertificate() throws Exception {
        Files.copy(folder.resolve("Root.key"), folder.resolve("only.key"));
        var failure =
                assertThrows(PkiException.NoCertificate.class, () -> verify("only.key", Optional.empty(), Purpose.ANY));
        assertTrue(failure.phrase().arguments().getFirst().toString().endsWith("only.key"));
        assertThrows(PkiException.FileMissing.class, () -> verify("absent.crt", Optional.empty(), Purpose.ANY));
    }

    @Test
    void asksForARevocationListWhereThereIsNone() {
        var noList = new Material(List.of(), List.of(file("Root.crt")), List.of(), false);
        assertThrows(
                PkiException.NoRevocationList.class,
                () -> verify("Root.crt", noList, new Terms(Purpose.SERVER, Optional.empty())));
    }

    private VerificationReport verify(String trust, Optional<String> host, Purpose purpose) throws PkiException {
        var report = verify(trust, Material.NONE, new Terms(purpose, host));
        assertFalse(report.path().isEmpty());
        return report;
    }

    private VerificationReport verify(String trust, Material others, Terms terms) throws PkiException {
        return verify(List.of(new TrustChoice.OfFile(folder.resolve(trust))), others, terms);
    }

    private VerificationReport verify(List<TrustChoice> trust, Material others, Terms terms) throws PkiException {
        return bench.services
                .verification()
                .verify(
                        new VerificationRequest(file("server.crt"), trust, others, terms),
                        _ -> {},
                        new Cancellation());
    }

    private Source file(String name) {
        return new Source.OfFile(folder.resolve(name));
    }

    private static List<String> failed(VerificationReport report) {
        return report.checks().stream().filter(Check::failed).map(Check::id).toList();
    }

    private void export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, folder, Optional.empty(), true, false));
    }
}
