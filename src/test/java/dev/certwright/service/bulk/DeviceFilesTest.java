package dev.certwright.service.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.TestBench;
import dev.certwright.service.bulk.BulkOutput.Form;
import dev.certwright.service.bulk.BulkOutput.Packing;
import dev.certwright.service.bulk.table.RowSource;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceFilesTest {
    @TempDir
    Path folder;

    private TestBench bench;
    private Entry root;
    private Path out;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        root = bench.rootCa("Root");
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void thePasswordOnTheSheetOpensTheStoreOfTheJdkAndOfOpenSsl() throws Exception {
        Program.assumePresent("python3", "openssl");
        var outcome = issue(new RowSource.Text("name\nsensor-1\n\"門, 後\"\"門\"\"\"\n"), BulkOutput.at(out, Form.PKCS12));
        assertEquals(2, outcome.packed());
        var sheet = sheet(outcome.passwords().orElseThrow());
        assertEquals(List.of("sensor-1", "門, 後\"門\""), List.copyOf(sheet.keySet()));
        var password = sheet.get("sensor-1");
        var store = KeyStore.getInstance(out.resolve("sensor-1/sensor-1.p12").toFile(), password.toCharArray());
        assertNotNull(store.getKey("sensor-1", password.toCharArray()));
        assertEquals(2, store.getCertificateChain("sensor-1").length);
        var info = Program.run(
                out.resolve("sensor-1"),
                "openssl",
                "pkcs12",
                "-info",
                "-noout",
                "-in",
                "sensor-1.p12",
                "-passin",
                "pass:" + password);
        assertTrue(info.text().contains("AES-256-CBC, Iteration 10000"), info.text());
        assertEquals(2, sheet.values().stream().distinct().count());
    }

    /// As python's csv module reads it.
    private Map<String, String> sheet(Path file) throws Exception {
        var python = Program.run(folder, "python3", "-c", """
                import csv, json, sys
                rows = csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline=''))
                print(json.dumps({row['name']: row['password'] for row in rows}))""", file.toString());
        var sheet = new TreeMap<String, String>();
        JsonParser.parseString(python.text())
                .getAsJsonObject()
                .entrySet()
                .forEach(member -> sheet.put(member.getKey(), member.getValue().getAsString()));
        return sheet;
    }

    @Test
    void nobodyElseCanOpenAnyOfIt() throws Exception {
        issue(BulkBench.names("sensor-{1..2}"), BulkOutput.at(out, Form.PKCS12));
        try (var all = Files.walk(out)) {
            for (var path : all.toList()) {
                var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", permissions, path::toString);
            }
        }
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Files.createDirectory(out);
        var note = Files.writeString(out.resolve("note.txt"), "mine");
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> issue(BulkBench.names("sensor-{1..2}"), BulkOutput.at(out, Form.PEM)));
        assertEquals("bulk.refused.folder", refused.phrase().key());
        assertEquals("mine", Files.readString(note));
        assertEquals(1, bench.services.inventory().entries().size());
    }

    @Test
    void goingOnWritesWhatIsMissingAndChangesNothingThatIsThere() throws Exception {
        issue(BulkBench.names("sensor-{1..3}"), BulkOutput.at(out, Form.PEM));
        var kept = out.resolve("sensor-1/sensor-1.key");
        Files.writeString(kept, "mine");
        Files.move(out.resolve("sensor-2"), folder.resolve("away"));
        var outcome = issue(
                BulkBench.names("sensor-{1..4}"), BulkOutput.at(out, Form.PEM).goingOn());
        assertEquals(1, outcome.issued());
        assertEquals(3, outcome.already());
        assertEquals(2, outcome.packed());
        assertEquals("mine", Files.readString(kept));
        for (var file : List.of("sensor-2.crt", "sensor-2-chain.crt", "sensor-2.key")) {
            assertEquals(
                    Files.readString(folder.resolve("away").resolve(file)),
                    Files.readString(out.resolve("sensor-2").resolve(file)));
        }
    }

    @Test
    void oneArchiveHasAFolderForEachAndGoesOnInAFurtherPart() throws Exception {
        var zip = folder.resolve("devices.zip");
        var first = issue(BulkBench.names("sensor-{1..2}"), BulkOutput.at(zip, Form.PKCS12));
        assertEquals(List.of("sensor-1/sensor-1.p12", "sensor-2/sensor-2.p12"), entries(zip));
        assertEquals(Optional.of(folder.resolve("devices-passwords.csv")), first.passwords());
        assertThrows(
                PkiException.FileExists.class,
                () -> issue(BulkBench.names("sensor-{1..3}"), BulkOutput.at(zip, Form.PKCS12)));
        issue(BulkBench.names("sensor-{1..3}"), BulkOutput.at(zip, Form.PKCS12).goingOn());
        assertEquals(List.of("sensor-3/sensor-3.p12"), entries(folder.resolve("devices-2.zip")));
        assertEquals(3, sheet(folder.resolve("devices-passwords.csv")).size());
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith(".certwright")));
        }
    }

    @Test
    void anArchiveForEachDevice() throws Exception {
        issue(BulkBench.names("sensor-{1..2}"), BulkOutput.at(out, Form.PEM).withPacking(Packing.ARCHIVES));
        assertEquals(
                List.of("sensor-2-chain.crt", "sensor-2.crt", "sensor-2.key"), entries(out.resolve("sensor-2.zip")));
    }

    @Test
    void namesThatMeanTheSameFileAreToldBeforeAnythingIsIssued() throws PkiException {
        var order = BulkOrder.of(BulkBench.pattern(root), new RowSource.Text("Gate A\ngate_a\n"));
        var check = bench.services
                .bulk()
                .check(order, Optional.of(BulkOutput.at(out, Form.PEM)), _ -> {}, new Cancellation());
        var problem = check.refused().getFirst().problem().orElseThrow();
        assertEquals("bulk.problem.sameFile", problem.key());
        assertEquals(List.of("2", "1"), problem.arguments());
        var inTheVaultOnly = bench.services.bulk().check(order, Optional.empty(), _ -> {}, new Cancellation());
        assertEquals(0, inTheVaultOnly.problems());
    }

    private static List<String> entries(Path zip) throws Exception {
        try (var file = new ZipFile(zip.toFile())) {
            return List.copyOf(
                    new TreeSet<>(file.stream().map(ZipEntry::getName).toList()));
        }
    }

    private BulkOutcome issue(RowSource source, BulkOutput output) throws PkiException {
        return bench.services
                .bulk()
                .issue(BulkOrder.of(BulkBench.pattern(root), source), Optional.of(output), _ -> {}, new Cancellation());
    }
}
