package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The trash and the audit log on a server, and a vault in a file made of its backup.
@Timeout(60)
class ServerBackupTest {
    @TempDir
    private Path folder;

    @Test
    void aVaultOnAServerIsBackedUpIntoOneFileAndRestoredFromIt() throws Exception {
        var backups =
                new Backups(InstantSource.fixed(VaultFixture.NOW), new SecureRandom(), JdkDecoder::decode, "test");
        var backup = folder.resolve("server.backup");
        var restored = folder.resolve("restored.db");
        try (var vault = VaultFixture.open(VaultKind.SERVER.fresh(folder))) {
            vault.protect(VaultFixture.passphrase("words"));
            var ca = vault.add(root("CA", key("ca key")));
            vault.add(leaf("web", ca, 7, key("web key")));
            vault.remove(vault.add(leaf("old", ca, 8, key("old key"))).id());
            vault.setSetting("theme", "dark");
            var moved = vault.trash().put(ca.id(), true);
            // the CA has a lower number than a certificate that it issued, and one that was restored before it
            vault.trash().restore(moved, true);
            vault.remove(vault.add(leaf("gone", ca, 9, Optional.empty())).id());
            vault.trash().empty();
            assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 8, Optional.empty())));
            var info = backups.make(vault, backup, false);
            backups.restore(backup, restored, false, () -> vault);
            assertTrue(info.auditIntact());
            try (var again = VaultFixture.open(restored)) {
                assertEquals(List.of("CA", "web"), names(again));
                again.unlock(VaultFixture.passphrase("words").orElseThrow());
                assertEquals(
                        "web key",
                        VaultFixture.text(again.privateKey(
                                again.entry("web").orElseThrow().id())));
                assertEquals(Optional.of("dark"), again.setting("theme"));
                assertTrue(again.auditLog()
                        .verify(Optional.of(info.auditHead().orElseThrow().hash()))
                        .intact());
                // what the CA has used stays used, and no number is given twice
                assertThrows(PkiException.SerialTaken.class, () -> again.add(leaf("b", ca, 9, Optional.empty())));
                assertTrue(again.add(leaf("b", ca, 10, Optional.empty())).id().value() > 4);
            }
        }
    }
}
