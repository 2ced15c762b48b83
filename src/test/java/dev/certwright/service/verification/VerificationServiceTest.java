package dev.certwright.service.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.Purpose;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.service.verification.VerificationService.Report;
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
        var later = Optional.of(Instant.now().plus(Duration.ofDays(400)));
        var request = new VerificationService.Request(
                folder.resolve("server.crt"),
                List.of(folder.resolve("Root.crt")),
                List.of(),
                List.of(),
                Optional.empty(),
                Purpose.SERVER,
                later);
        assertEquals(List.of("dates"), failed(bench.services.verification().verify(request)));
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
        var request = new VerificationService.Request(
                folder.resolve("server.crt"),
                List.of(folder.resolve("Root.crt")),
                List.of(),
                List.of(folder.resolve("Root.crt")),
                Optional.empty(),
                Purpose.SERVER,
                Optional.empty());
        assertThrows(
                PkiException.NoRevocationList.class,
                () -> bench.services.verification().verify(request));
    }

    private Report verify(String trust, Optional<String> host, Purpose purpose) throws PkiException {
        var report = bench.services
                .verification()
                .verify(new VerificationService.Request(
                        folder.resolve("server.crt"),
                        List.of(folder.resolve(trust)),
                        List.of(),
                        List.of(),
                        host,
                        purpose,
                        Optional.empty()));
        assertFalse(report.path().isEmpty());
        return report;
    }

    private static List<String> failed(Report report) {
        return report.checks().stream().filter(Check::failed).map(Check::id).toList();
    }

    private void export(Entry entry) throws PkiException {
        bench.services.export().export(new Request(entry, Format.PEM, folder, Optional.empty(), true, false));
    }
}
