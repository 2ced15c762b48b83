package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backup and restore of a vault with a CA, a leaf, something in the trash, a setting and a kept test.
class BackupTest {
    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    private final Backups backups =
            new Backups(InstantSource.fixed(VaultFixture.NOW), new SecureRandom(), JdkDecoder::decode, "test");
    private Path file;
    private Path backup;
    private Path restored;
    private Vault vault;

    @BeforeEach
    void fill() throws PkiException {
        file = folder.resolve("vault.db");
        backup = folder.resolve("vault.backup");
        restored = folder.resolve("new/restored.db");
        vault = VaultFixture.open(file);
        vault.protect(VaultFixture.passphrase("words"));
        var ca = vault.add(root("CA", key("ca key")));
        vault.add(leaf("web", ca, 7, key("web key")));
        vault.remove(vault.add(leaf("old", ca, 8, key("old key"))).id());
        vault.setSetting("theme", "dark");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Optional<Path> restore(boolean replace) throws PkiException {
        return backups.restore(backup, restored, replace, () -> vault);
    }

    @Test
    void aRestoredVaultHasAllThatTheOtherHad() throws Exception {
        vault.lock();
        var info = backups.make(vault, backup, false);
        assertEquals(Optional.empty(), restore(false));
        var expected = VaultFixture.rows(file);
        var actual = VaultFixture.rows(restored);
        assertEquals(
                "vault.restored " + info.createdAt(),
                VaultFixture.query(
                        restored, "SELECT action || ' ' || subject FROM audit_event ORDER BY id DESC LIMIT 1"));
        expected.remove("audit_event");
        actual.remove("audit_event");
        assertEquals(expected, actual);
        try (var again = VaultFixture.open(restored)) {
            again.unlock(VaultFixture.passphrase("words").orElseThrow());
            assertEquals(
                    "web key",
                    VaultFixture.text(
                            again.privateKey(again.entry("web").orElseThrow().id())));
            var old = again.trash().list().getFirst();
            again.trash().restore(List.of(old.id()), false);
            assertEquals("old key", VaultFixture.text(again.privateKey(old.id())));
            assertTrue(
                    again.auditLog().verify(info.auditHead().map(h -> h.hash())).intact());
        }
    }

    @Test
    void theBackupSaysWhatIsInIt() throws Exception {
        var info = backups.make(vault, backup, false);
        assertEquals(info, backups.read(backup));
        assertEquals(2, info.entries());
        assertEquals(2, info.privateKeys());
        assertEquals(1, info.trashed());
        assertEquals(vault.auditLog().head(), info.auditHead());
        assertTrue(info.auditIntact());
        assertFalse(info.keysInClear());
    }

    @Test
    void aVaultWithoutPassphraseIsSaidToHaveItsKeysInTheClear() throws Exception {
        vault.changePassphrase(VaultFixture.passphrase("words"), Optional.empty());
        assertTrue(backups.make(vault, backup, false).keysInClear());
    }

    @Test
    void otherProgramsOpenIt() throws Exception {
        Program.assumePresent("python3");
        var info = backups.make(vault, backup, false);
        var script = """
                import hashlib, sqlite3, sys, zipfile
                z = zipfile.ZipFile(sys.argv[1])
                assert z.testzip() is None
                about = dict(l.split(" ", 1) for l in z.read("backup.txt").decode("ascii").splitlines())
                content = z.read("vault.certwright")
                assert about["sha256"] == hashlib.sha256(content).hexdigest()
                assert about["size"] == str(len(content))
                db = sqlite3.connect(":memory:"); db.deserialize(content)
                print(",".join(n for n, in db.execute("SELECT name FROM entry ORDER BY name")))
                print(about["audit-head"])
                """;
        var outcome = Program.run(folder, "python3", "-c", script, backup.toString());
        assertEquals(
                "CA,web\n" + info.auditHead().orElseThrow().hash().hex() + "\n",
                outcome.text().replace("\r", ""));
    }

    @Test
    void backupAndRestoredVaultAreForTheOwnerOnly() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no POSIX permissions");
        backups.make(vault, backup, false);
        restore(false);
        for (var path : List.of(backup, restored)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.getParent())));
        assertEquals(List.of("new", "vault.backup", "vault.db"), listing());
    }

    private List<String> listing() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingIsOverwrittenUnasked() throws Exception {
        Files.writeString(backup, "mine");
        assertThrows(PkiException.FileExists.class, () -> backups.make(vault, backup, false));
        assertEquals("mine", Files.readString(backup));
        backups.make(vault, backup, true);
        assertEquals(2, backups.read(backup).entries());
        Files.createDirectories(restored.getParent());
        Files.writeString(restored, "mine");
        assertThrows(PkiException.FileExists.class, () -> restore(false));
        assertEquals("mine", Files.readString(restored));
    }

    @Test
    void theVaultItselfIsNeverTheBackup() throws Exception {
        assertThrows(PkiException.FileExists.class, () -> backups.make(vault, file, true));
        assertEquals(List.of("CA", "web"), names(vault));
    }

    @Test
    void aVaultThatIsReplacedStaysBesideWithItsJournal() throws Exception {
        backups.make(vault, backup, false);
        restore(false);
        Files.writeString(restored.resolveSibling("restored.db-journal"), "journal");
        var aside = restore(true).orElseThrow();
        assertEquals(
                "restored.db.replaced-20260301T120000Z", aside.getFileName().toString());
        assertTrue(Files.exists(aside.resolveSibling(aside.getFileName() + "-journal")));
        assertFalse(Files.exists(restored.resolveSibling("restored.db-journal")));
        try (var again = VaultFixture.open(restored)) {
            assertEquals(List.of("CA", "web"), names(again));
        }
        assertEquals(
                "restored.db.replaced-20260301T120000Z-2",
                restore(true).orElseThrow().getFileName().toString());
    }

    @Test
    void aBackupThatWasCutShortIsSaidAndChangesNothing() throws Exception {
        backups.make(vault, backup, false);
        var whole = Files.readAllBytes(backup);
        for (int length : List.of(whole.length - 1, whole.length / 2, 200, 40)) {
            Files.write(backup, Arrays.copyOf(whole, length));
            assertThrows(PkiException.BackupDamaged.class, () -> restore(false), () -> length + " octets");
        }
        assertNothingRestored();
    }

    @Test
    void aBackupThatWasChangedIsSaidUnlessItsContentIsWhole() throws Exception {
        backups.make(vault, backup, false);
        var whole = Files.readAllBytes(backup);
        int harmless = 0;
        for (int at = 100; at < whole.length; at += whole.length / 40) {
            var changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(backup, changed);
            try {
                restore(false);
                // what a ZIP file says twice is read once
                harmless++;
                assertEquals(
                        VaultFixture.rows(file).get("private_key"),
                        VaultFixture.rows(restored).get("private_key"));
                Files.delete(restored);
            } catch (PkiException.BackupDamaged _) {
                assertNothingRestored();
            }
        }
        assertTrue(harmless < 10, harmless + " changes went unnoticed");
    }

    private void assertNothingRestored() throws IOException {
        assertFalse(Files.exists(restored));
        if (Files.exists(restored.getParent())) {
            try (var files = Files.list(restored.getParent())) {
                assertEquals(List.of(), files.toList());
            }
        }
    }

    @Test
    void whatTheContentDoesNotBearOutIsSaid() throws Exception {
        backups.make(vault, backup, false);
        for (var change : Map.of(
                        "entries 2", "entries 3",
                        "private-keys 2", "private-keys 1",
                        "audit-events 7", "audit-events 6",
                        "vault ", "vault 00",
                        "size ", "size 1",
                        "sha256 ", "other ")
                .entrySet()) {
            var before = Files.readAllBytes(backup);
            repack(about -> about.replace(change.getKey(), change.getValue()), content -> content);
            assertThrows(PkiException.BackupDamaged.class, () -> restore(false), change::toString);
            Files.write(backup, before);
        }
        assertNothingRestored();
    }

    @Test
    void aDamagedDatabaseIsSaidEvenWhenItsHashFits() throws Exception {
        backups.make(vault, backup, false);
        repack(about -> about, content -> {
            Arrays.fill(content, content.length - 3 * 4096, content.length - 4096, (byte) 0x5a);
            return content;
        });
        assertThrows(PkiException.BackupDamaged.class, () -> restore(false));
        assertNothingRestored();
    }

    @Test
    void anAuditLogThatWasTamperedWithBeforeIsKeptAsEvidence() throws Exception {
        VaultFixture.execute(file, "UPDATE audit_event SET subject = 'forged' WHERE id = 3");
        assertFalse(backups.make(vault, backup, false).auditIntact());
        restore(false);
        try (var again = VaultFixture.open(restored)) {
            assertFalse(again.auditLog().verify(Optional.empty()).intact());
        }
    }

    @Test
    void whatIsNoBackupIsSaid() throws Exception {
        for (var content : List.of("", "my notes", "PK\3\4 but nothing more")) {
            Files.writeString(backup, content);
            assertThrows(PkiException.NotABackup.class, () -> restore(false));
        }
        Files.copy(file, backup, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThrows(PkiException.NotABackup.class, () -> restore(false));
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            zip.putNextEntry(new ZipEntry("photo.jpg"));
        }
        assertThrows(PkiException.NotABackup.class, () -> restore(false));
        Files.delete(backup);
        assertThrows(PkiException.FileMissing.class, () -> restore(false));
    }

    @Test
    void aBackupOfANewerProgramSaysSo() throws Exception {
        backups.make(vault, backup, false);
        repack(about -> about.replace("schema 3", "schema 99"), content -> content);
        assertThrows(PkiException.VaultTooNew.class, () -> restore(false));
    }

    @Test
    void aReadOnlyVaultIsBackedUp() throws Exception {
        vault.close();
        var before = Files.readAllBytes(file);
        vault = VaultFixture.openReadOnly(file);
        backups.make(vault, backup, false);
        restore(false);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void anyNameWillDo() throws Exception {
        for (var name : List.of("what? 50%41#b.backup", "備份.backup", "it's.backup", ":memory:")) {
            backup = folder.resolve(name);
            backups.make(vault, backup, false);
            restored = folder.resolve("of " + name);
            restore(false);
            try (var again = VaultFixture.open(restored)) {
                assertEquals(List.of("CA", "web"), names(again));
            }
        }
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsSaid() throws Exception {
        var text = Files.writeString(folder.resolve("text"), "x");
        assertThrows(PkiException.FileUnwritable.class, () -> backups.make(vault, text.resolve("backup"), false));
        backups.make(vault, backup, false);
        restored = text.resolve("restored.db");
        assertThrows(PkiException.FileUnwritable.class, () -> restore(false));
    }

    @Test
    void aProcessThatIsKilledLeavesAWholeBackupOrNone() throws Exception {
        vault.close();
        int whole = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            var target = folder.resolve("kill" + kill + ".backup");
            var child = VaultChild.start("backup", file.toString(), target.toString());
            try (var lines = child.inputReader()) {
                assertEquals("opening", lines.readLine());
                child.waitFor(kill * 40L, TimeUnit.MILLISECONDS);
                child.toHandle().destroyForcibly();
            } finally {
                child.destroyForcibly().waitFor();
            }
            if (Files.exists(target)) {
                whole++;
                backup = target;
                restored = folder.resolve("kill" + kill + ".db");
                restore(false);
            }
        }
        vault = VaultFixture.open(file);
        assertEquals(List.of("CA", "web"), names(vault));
        assertTrue(whole < KILLS, "some were killed before");
    }

    private interface Change<T> {
        T of(T before);
    }

    /// Packs the backup anew, with a hash and size that fit the new content.
    private void repack(Change<String> about, Change<byte[]> content) throws IOException, SQLException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(backup.toFile())) {
            for (var entry : zip.stream().collect(Collectors.toList())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        var vaultFile = Files.write(folder.resolve("repacked"), content.of(parts.get("vault.certwright")));
        var text = new String(parts.get("backup.txt"), StandardCharsets.US_ASCII)
                .replaceFirst(
                        "sha256 .*", "sha256 " + BackupFile.sha256(vaultFile).hex());
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            zip.putNextEntry(new ZipEntry("backup.txt"));
            zip.write(about.of(text).getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("vault.certwright"));
            Files.copy(vaultFile, zip);
        }
    }
}
