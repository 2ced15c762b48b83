package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionServiceTest {
    private static final Passphrase PASSWORD = new Passphrase("pass-1234".toCharArray());

    @TempDir
    Path folder;

    private TestBench bench;
    private Path store;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        var client = bench.client(bench.rootCa("Root"), "client01");
        bench.services.export().export(new Request(client, Format.PKCS12, folder, Optional.of(PASSWORD), true, false));
        store = folder.resolve("client01.p12");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tiesTheKeyToItsCertificate() throws PkiException {
        var inspected = bench.services.inspection().inspect(store, List.of(PASSWORD));
        assertEquals("pkcs12", inspected.kind());
        assertEquals(3, inspected.items().size());
        var key = inspected.items().stream()
                .filter(Inspected.Item.PrivateKey.class::isInstance)
                .map(Inspected.Item.PrivateKey.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("ECDSA P-256", key.label());
        var certificate = assertInstanceOf(
                Inspected.Item.Certificate.class,
                inspected.items().get(key.matches().orElseThrow()));
        assertEquals("client01", certificate.details().shortName());
    }

    @Test
    void tellsTheFourFailuresApart() throws Exception {
        var octets = Files.readAllBytes(store);
        var inspection = bench.services.inspection();
        assertThrows(PkiException.PasswordRequired.class, () -> inspection.inspect(octets, "x", List.of()));
        var wrong = List.of(new Passphrase("wrong".toCharArray()));
        assertThrows(PkiException.WrongPassword.class, () -> inspection.inspect(octets, "x", wrong));
        var cut = Arrays.copyOf(octets, octets.length - 100);
        assertThrows(PkiException.Truncated.class, () -> inspection.inspect(cut, "x", List.of(PASSWORD)));
        var garbage = "hello".getBytes(StandardCharsets.US_ASCII);
        assertThrows(PkiException.Unrecognized.class, () -> inspection.inspect(garbage, "x", List.of()));
    }

    @Test
    void saysThatAFileIsMissingOrAFolder() {
        var inspection = bench.services.inspection();
        assertThrows(PkiException.FileMissing.class, () -> inspection.inspect(folder.resolve("absent"), List.of()));
        assertThrows(PkiException.FileUnreadable.class, () -> inspection.inspect(folder, List.of()));
    }
}
