package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.service.TestBench;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders as people have them, and as people who mean harm have them.
class InspectedFilesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestBench bench;
    private InspectionService inspection;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        inspection = bench.services.inspection();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFolderGivesItsFilesByNameAndThoseBelow() throws Exception {
        var some = "x".repeat(100);
        var below = Files.createDirectories(folder.resolve("in/b/c"));
        Files.writeString(folder.resolve("in/z.pem"), some);
        Files.writeString(folder.resolve("in/a.pem"), some);
        Files.writeString(below.resolve("deep.der"), some);
        assertEquals(
                List.of(folder.resolve("in/a.pem"), below.resolve("deep.der"), folder.resolve("in/z.pem")),
                inspection.files(folder.resolve("in")));
    }

    @Test
    void aFolderGivesNeitherEmptyNorHugeFilesNorLinks() throws Exception {
        var in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("empty"), "");
        sparse(in.resolve("film"), 65L << 20);
        Files.createSymbolicLink(in.resolve("up"), folder);
        assertEquals(List.of(), inspection.files(in));
    }

    @Test
    void aFolderGivesNoMoreThanTenThousandFiles() throws Exception {
        var in = Files.createDirectories(folder.resolve("in"));
        for (int i = 0; i < 10_010; i++) {
            Files.writeString(in.resolve("f" + i), "0123456789abcdef");
        }
        assertEquals(10_000, inspection.files(in).size());
    }

    @Test
    void aPipeIsRefusedAtOnce() throws Exception {
        Program.assumePresent("mkfifo");
        assumeTrue(Program.run(folder, "mkfifo", "pipe").status() == 0, "no pipe could be made here");
        assertTimeoutPreemptively(
                LONG,
                () -> assertThrows(
                        PkiException.FileUnreadable.class,
                        () -> inspection.inspect(folder.resolve("pipe"), List.of())));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithTheLimit() throws Exception {
        sparse(folder.resolve("huge"), 257L << 20);
        var refused =
                assertThrows(PkiException.TooLarge.class, () -> inspection.inspect(folder.resolve("huge"), List.of()));
        assertEquals(
                List.of(folder.resolve("huge").toString(), 256),
                refused.phrase().arguments());
    }

    @Test
    void findsACertificateInAHundredMegabytesOfText() throws Exception {
        var text = ("not a certificate" + "\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
        var certificate = CertificateDraft.server("needle").selfSigned();
        var file = folder.resolve("log");
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 100_000_000 / text.length; i++) {
                out.write(text);
            }
            out.write(Opened.pem("CERTIFICATE", certificate.encoded().der()).getBytes(StandardCharsets.US_ASCII));
        }
        var found = assertTimeoutPreemptively(LONG, () -> inspection.inspect(file, List.of()));
        assertEquals(1, found.items().size());
    }

    @Test
    void readsTenThousandCertificatesOfOneFile() throws Exception {
        var der = CertificateDraft.server("many").selfSigned().encoded().der();
        var file = Files.write(folder.resolve("many.pem"), Opened.many(der, 10_000));
        var found = assertTimeoutPreemptively(LONG, () -> inspection.inspect(file, List.of()));
        assertEquals(10_000, found.items().size());
        assertTrue(found.items().stream().allMatch(Inspected.Item.Certificate.class::isInstance));
    }

    @Test
    void showsAKeyOfSixteenThousandBits() throws Exception {
        var modulus = BigInteger.ONE.shiftLeft(16_383).add(BigInteger.ONE);
        var key =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
        var ec = CertificateDraft.keys("EC", 256);
        var issuer = CertificateDraft.authority("Root").selfSigned();
        var big = CertificateDraft.server("big")
                .keys(new KeyPair(key, ec.getPrivate()))
                .issuedBy(issuer);
        var file = Opened.file(inspection, "big.pem", big, issuer);
        var page = assertTimeoutPreemptively(LONG, () -> inspection.page(file, 0));
        assertTrue(page.text().contains("RSA 16384"), page::text);
        assertEquals(2, inspection.graph(List.of(file), file, 0).nodes().size());
    }

    @Test
    void aBrokenCertificateTakesNothingFromItsNeighbours() throws Exception {
        var good = CertificateDraft.server("good").selfSigned().encoded().der();
        var bad = good.clone();
        for (int i = 0; i + 1 < bad.length; i++) {
            if (bad[i] == 0x17 && bad[i + 1] == 13) {
                bad[i + 2] = 'x'; // the year of notBefore and of notAfter
            }
        }
        var file = Opened.text(inspection, "x", Opened.pem("CERTIFICATE", bad) + Opened.pem("CERTIFICATE", good));
        var closed = assertInstanceOf(Inspected.Item.Closed.class, file.items().getFirst());
        assertEquals("failure.malformed", closed.why().key());
        assertEquals(bad.length, inspection.page(file, 0).octets().length());
        assertInstanceOf(Inspected.Item.Certificate.class, file.items().getLast());
    }

    @Test
    void whatWasCancelledIsNotRead() {
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThrows(
                PkiException.Cancelled.class, () -> inspection.inspect(new byte[10], "x", List.of(), false, cancelled));
    }

    private static void sparse(Path file, long size) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(size);
        }
    }
}
