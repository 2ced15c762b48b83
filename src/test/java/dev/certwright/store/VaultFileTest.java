package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.passphrase;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("vault.db");
    }

    @Test
    void aNewVaultAndItsFoldersAreForTheOwnerOnly() throws Exception {
        assumePosix();
        var deep = folder.resolve("a/b/vault.db");
        VaultFixture.open(deep).close();
        assertEquals("rw-------", permissions(deep));
        assertEquals("rwx------", permissions(deep.getParent()));
        assertEquals("rwx------", permissions(deep.getParent().getParent()));
    }

    @Test
    void aFolderThatExistsIsLeftAsItIs() throws Exception {
        assumePosix();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        VaultFixture.open(file).close();
        assertEquals("rwxr-xr-x", permissions(folder));
    }

    @Test
    void theJournalIsForTheOwnerOnly() throws Exception {
        assumePosix();
        VaultFixture.open(file).close();
        try (var database = Database.open(file, VaultFixture.SHORT, InstantSource.system())) {
            var seen = database.write(c -> {
                Settings.write(c, "theme", "dark");
                return filesBeside();
            });
            assertEquals(List.of("vault.db rw-------", "vault.db-journal rw-------"), seen);
        }
        assertEquals(List.of("vault.db rw-------"), filesBeside());
    }

    @Test
    void whatIsReportedAsDoneIsOnTheDisk() throws Exception {
        try (var database = Database.open(file, VaultFixture.SHORT, InstantSource.system())) {
            // EXTRA, https://sqlite.org/pragma.html#pragma_synchronous
            assertEquals(3L, (long) database.read(c -> Schema.pragma(c, "synchronous")));
            assertEquals(1L, (long) database.read(c -> Schema.pragma(c, "fullfsync")));
            assertEquals(1L, (long) database.read(c -> Schema.pragma(c, "foreign_keys")));
        }
    }

    private List<String> filesBeside() {
        try (var files = Files.list(folder)) {
            var lines = new ArrayList<String>();
            for (var f : files.sorted().toList()) {
                lines.add(f.getFileName() + " " + permissions(f));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEmptyFileBecomesAVaultForTheOwnerOnly() throws Exception {
        Files.createFile(file);
        try (var vault = VaultFixture.open(file)) {
            assertEquals(List.of(), vault.entries());
            assertEquals(new VaultLocation.InFile(file), vault.location());
            assertFalse(vault.readOnly());
        }
        assumePosix();
        assertEquals("rw-------", permissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?.db", "50%41.db", "a#b.db", "保管庫.db", "mode=memory.db", ":memory:", "two words.db"})
    void anyNameWillDo(String name) throws Exception {
        assumePosix();
        var odd = folder.resolve(name);
        try (var vault = VaultFixture.open(odd)) {
            vault.add(root("CA", Optional.empty()));
        }
        assertEquals(List.of(name + " rw-------"), filesBeside());
        try (var vault = VaultFixture.open(odd)) {
            assertEquals(List.of("CA"), names(vault));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "just some text\n", "SQLite format 3\0 but not really"})
    void aFileOfAnotherKindIsNotAVault(String content) throws Exception {
        Files.writeString(file, content.repeat(100));
        assertRefusedUntouched();
    }

    @Test
    void aDirectoryIsNotAVault() {
        assertThrows(PkiException.NotAVault.class, () -> VaultFixture.open(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE entry (id INTEGER)",
                "PRAGMA user_version = 1",
                "PRAGMA application_id = 1",
                // the mark of a vault without its content
                "PRAGMA application_id = 1129796180",
            })
    void theDatabaseOfAnotherProgramIsNotAVault(String sql) throws Exception {
        VaultFixture.execute(file, sql);
        assertRefusedUntouched();
    }

    @Test
    void theDatabaseOfAnotherProgramStaysInItsJournalMode() throws Exception {
        VaultFixture.execute(file, "PRAGMA journal_mode = WAL", "CREATE TABLE t (id INTEGER)");
        assertRefusedUntouched();
        assertEquals("wal", VaultFixture.query(file, "PRAGMA journal_mode"));
    }

    private void assertRefusedUntouched() throws IOException {
        var before = Files.readAllBytes(file);
        assertThrows(PkiException.NotAVault.class, () -> VaultFixture.open(file));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aVaultOfANewerProgramSaysSo() throws Exception {
        VaultFixture.open(file).close();
        VaultFixture.execute(file, "PRAGMA user_version = 99");
        var refused = assertThrows(PkiException.VaultTooNew.class, () -> VaultFixture.open(file));
        assertEquals(List.of(file.toString(), 99, 3), refused.phrase().arguments());
        assertThrows(PkiException.VaultTooNew.class, () -> VaultFixture.openReadOnly(file));
    }

    @Test
    void aReadOnlyVaultIsReadAndNotChanged() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            vault.protect(passphrase("words"));
            vault.add(root("CA", key("the key of CA")));
        }
        var before = Files.readAllBytes(file);
        try (var vault = VaultFixture.openReadOnly(file)) {
            assertTrue(vault.readOnly());
            var ca = vault.entry("CA").orElseThrow();
            vault.unlock(passphrase("words").orElseThrow());
            assertEquals("the key of CA", VaultFixture.text(vault.privateKey(ca.id())));
            assertEquals(3, vault.auditEvents(10).size());
            for (var change : List.<Executable>of(
                    () -> vault.add(root("Other", Optional.empty())),
                    () -> vault.remove(ca.id()),
                    () -> vault.rename(ca.id(), "CB"),
                    () -> vault.setSetting("theme", "dark"),
                    () -> vault.setIdleLock(Duration.ofMinutes(1)),
                    () -> vault.protect(Optional.empty()),
                    () -> vault.changePassphrase(passphrase("words"), Optional.empty()))) {
                assertThrows(PkiException.VaultReadOnly.class, change);
            }
            assertEquals(Duration.ofMinutes(15), vault.idleLock());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void anEmptyFileThatCannotBeWrittenIsNoVaultYet() throws Exception {
        Files.createFile(file);
        assertThrows(PkiException.VaultReadOnly.class, () -> VaultFixture.openReadOnly(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.db", "."})
    void permissionsMakeAVaultReadOnly(String protectedPath) throws Exception {
        assumePosix();
        VaultFixture.open(file).close();
        var path = folder.resolve(protectedPath).normalize();
        var before = Files.getPosixFilePermissions(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeFalse(Files.isWritable(path), "permissions do not bind this account (root?)");
            try (var vault = VaultFixture.open(file)) {
                assertTrue(vault.readOnly());
                assertThrows(PkiException.VaultReadOnly.class, () -> vault.setSetting("theme", "dark"));
            }
        } finally {
            Files.setPosixFilePermissions(path, before);
        }
    }

    @Test
    void aPlaceWhereNothingCanBeMadeIsSaid() throws Exception {
        var text = Files.writeString(folder.resolve("text"), "x");
        assertThrows(PkiException.FileUnwritable.class, () -> VaultFixture.open(text.resolve("vault.db")));
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThrows(PkiException.FileUnwritable.class, () -> VaultFixture.open(link));
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void aDamagedVaultSaysSo() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            vault.add(root("CA", Optional.empty()));
        }
        int page =
                Integer.parseInt(VaultFixture.query(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'"));
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek((page - 1) * 4096L);
            raw.write("garbage".repeat(100).getBytes(StandardCharsets.US_ASCII));
        }
        try (var vault = VaultFixture.open(file)) {
            assertThrows(PkiException.VaultDamaged.class, vault::entries);
            assertThrows(PkiException.VaultDamaged.class, () -> vault.add(root("Other", Optional.empty())));
        }
    }

    @Test
    void aCertificateThatCannotBeReadAnyMoreMeansDamage() throws Exception {
        try (var vault = VaultFixture.open(file)) {
            vault.add(root("CA", Optional.empty()));
        }
        VaultFixture.execute(file, "UPDATE entry SET certificate = x'3000'");
        try (var vault = VaultFixture.open(file)) {
            assertThrows(PkiException.VaultDamaged.class, vault::entries);
        }
    }

    @Test
    void aFullDiskIsSaidAndNothingIsHalfWritten() throws Exception {
        VaultFixture.open(file).close();
        var clock = InstantSource.fixed(VaultFixture.NOW);
        var database = Database.open(file, VaultFixture.SHORT, clock);
        try (var vault = VaultFixture.open(database, clock, JdkDecoder::decode)) {
            vault.protect(Optional.empty());
            // SQLite then answers as it does when the file system has no room
            long pages = database.read(c -> Schema.pragma(c, "page_count"));
            database.read(c -> Schema.pragma(c, "max_page_count = " + pages));
            assertThrows(PkiException.DiskFull.class, () -> vault.add(root("CA", key("x".repeat(20_000)))));
            assertEquals(List.of(), vault.entries());
            assertEquals(2, vault.auditEvents(10).size());
            database.read(c -> Schema.pragma(c, "max_page_count = 1000000"));
            vault.add(root("CA", key("x".repeat(20_000))));
            assertEquals(List.of("CA"), names(vault));
        }
        assertEquals("ok", VaultFixture.query(file, "PRAGMA integrity_check"));
    }

    private static void assumePosix() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no POSIX permissions");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
