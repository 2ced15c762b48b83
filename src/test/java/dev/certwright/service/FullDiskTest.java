package dev.certwright.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.app.Wiring;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that really is full: a file system in memory of half a megabyte. Needs the right to mount one.
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        Program.assumePresent("mount", "umount");
        disk = Files.createDirectory(folder.resolve("disk"));
        var mounted = Program.run(folder, "mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
        Assumptions.assumeTrue(mounted.status() == 0, () -> "no file system can be mounted here: " + mounted.text());
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            Program.run(folder, "umount", "--lazy", disk.toString());
        }
    }

    @Test
    void anExportSaysSoAndLeavesNothingBehind() throws Exception {
        try (var bench = new TestBench(folder)) {
            var ca = bench.rootCa("Root");
            fill();
            var request = new Request(ca, Format.PEM, disk.resolve("out"), Optional.empty(), true, false);
            assertThrows(
                    PkiException.DiskFull.class, () -> bench.services.export().export(request));
            try (var files = Files.walk(disk.resolve("out"))) {
                assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
            }
        }
    }

    @Test
    void aVaultSaysSoAndKeepsWhatItReportedAsDone() throws Exception {
        int kept;
        try (var bench = new TestBench(disk)) {
            var ca = bench.rootCa("Root");
            fill();
            kept = 1 + issueUntilFull(bench, ca);
        }
        var services = new Wiring(InstantSource.system(), folder.resolve("settings"))
                .services(disk.resolve("vault.certwright"));
        try (services) {
            assertEquals(kept, services.inventory().entries().size());
        }
    }

    @Test
    void aBackupSaysSoAndLeavesNothingBehind() throws Exception {
        try (var bench = new TestBench(folder)) {
            bench.rootCa("Root");
            var backup = folder.resolve("whole.backup");
            bench.services.safety().backups().make(backup, false);
            fill();
            assertThrows(
                    PkiException.DiskFull.class,
                    () -> bench.services.safety().backups().make(disk.resolve("my.backup"), false));
            assertThrows(
                    PkiException.DiskFull.class,
                    () -> bench.services.safety().backups().restore(backup, disk.resolve("restored"), false));
            try (var files = Files.list(disk)) {
                assertEquals(List.of(disk.resolve("filler")), files.toList());
            }
        }
    }

    /// How many could be issued.
    private static int issueUntilFull(TestBench bench, Entry ca) {
        for (int done = 0; ; done++) {
            try {
                bench.client(ca, "client" + done);
            } catch (PkiException e) {
                assertEquals(PkiException.DiskFull.class, e.getClass(), e::toString);
                return done;
            }
        }
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            var block = new byte[4096];
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        } catch (IOException _) {
            // full, as wanted
        }
    }
}
