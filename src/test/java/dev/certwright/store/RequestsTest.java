package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.root;
import static dev.certwright.store.VaultFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final Bytes REQUEST = Bytes.of("a request".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    private Path file;
    private Vault vault;

    @BeforeEach
    void open() throws PkiException {
        file = folder.resolve("vault");
        vault = VaultFixture.open(file);
        vault.protect(VaultFixture.passphrase("a passphrase"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aRequestIsThereAfterTheVaultWasOpenedAnew() throws Exception {
        vault.requests().add("web", REQUEST, key("the key"));
        reopen();
        var row = vault.requests().find("web").orElseThrow();
        assertEquals(REQUEST, row.der());
        assertTrue(row.hasPrivateKey());
        assertEquals(VaultFixture.NOW, row.createdAt());
        assertThrows(PkiException.VaultLocked.class, () -> vault.requests().privateKey(row.id()));
        vault.unlock(VaultFixture.passphrase("a passphrase").orElseThrow());
        assertEquals("the key", text(vault.requests().privateKey(row.id())));
    }

    private void reopen() throws PkiException {
        vault.close();
        vault = VaultFixture.open(file);
    }

    @Test
    void aNameIsUsedOnce() throws Exception {
        vault.requests().add("web", REQUEST, key("the key"));
        assertThrows(PkiException.EntryExists.class, () -> vault.requests().add(" web ", REQUEST, Optional.empty()));
    }

    @Test
    void aRequestWhoseKeyIsElsewhereHasNone() throws Exception {
        var row = vault.requests().add("web", REQUEST, Optional.empty());
        assertFalse(row.hasPrivateKey());
        assertThrows(
                PkiException.PrivateKeyMissing.class, () -> vault.requests().privateKey(row.id()));
    }

    @Test
    void nothingIsKeptWhenTheKeyCannotBeSealed() throws Exception {
        vault.lock();
        assertThrows(PkiException.VaultLocked.class, () -> vault.requests().add("web", REQUEST, key("the key")));
        assertEquals(List.of(), vault.requests().list());
    }

    @Test
    void theCertificateTakesThePlaceOfItsRequest() throws Exception {
        var ca = vault.add(root("CA", key("the key of CA")));
        var row = vault.requests().add("web", REQUEST, key("the key"));
        var added = vault.requests().fulfil(row.id(), List.of(leaf("web", ca, 7, key("the key"))));
        assertEquals("the key", text(vault.privateKey(added.getFirst().id())));
        assertEquals(List.of(), vault.requests().list());
    }

    @Test
    void theRequestStaysWhenItsCertificateCannotBeAdded() throws Exception {
        var ca = vault.add(root("CA", key("the key of CA")));
        vault.add(leaf("other", ca, 7, Optional.empty()));
        var row = vault.requests().add("web", REQUEST, key("the key"));
        var twice = List.of(leaf("web", ca, 7, key("the key")));
        assertThrows(PkiException.SerialTaken.class, () -> vault.requests().fulfil(row.id(), twice));
        assertEquals("the key", text(vault.requests().privateKey(row.id())));
    }

    @Test
    void aCertificateThatIsThereAlreadyGetsTheKey() throws Exception {
        var ca = vault.add(root("CA", key("the key of CA")));
        var entry = vault.add(leaf("web", ca, 7, Optional.empty()));
        var row = vault.requests().add("web", REQUEST, key("the key"));
        assertTrue(vault.requests().fulfil(row.id(), entry.id()).hasPrivateKey());
        assertEquals("the key", text(vault.privateKey(entry.id())));
        assertEquals(List.of(), vault.requests().list());
    }

    @Test
    void aRemovedRequestLeavesALineAndNoKey() throws Exception {
        var row = vault.requests().add("web", REQUEST, key("the key"));
        vault.requests().remove(row.id());
        assertEquals("request.removed", vault.auditEvents(1).getFirst().action());
        assertThrows(PkiException.EntryMissing.class, () -> vault.requests().privateKey(row.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE request SET sealed = (SELECT sealed FROM request WHERE id = 2),"
                        + " nonce = (SELECT nonce FROM request WHERE id = 2) WHERE id = 1",
                "UPDATE request SET request = x'00' WHERE id = 1",
                "UPDATE request SET nonce = zeroblob(12) WHERE id = 1"
            })
    void aKeyThatWasTamperedWithIsNotGivenOut(String tampering) throws Exception {
        vault.requests().add("web", REQUEST, key("the key"));
        vault.requests().add("other", REQUEST, key("the other key"));
        vault.close();
        VaultFixture.execute(file, tampering);
        vault = VaultFixture.open(file);
        vault.unlock(VaultFixture.passphrase("a passphrase").orElseThrow());
        assertThrows(PkiException.VaultDamaged.class, () -> vault.requests().privateKey(1));
    }

    @Test
    void theKeyStandsNowhereInTheFile() throws Exception {
        vault.requests().add("web", REQUEST, key("the secret key"));
        vault.close();
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(content.contains("request.added"), "the search finds what is there");
        assertFalse(content.contains("the secret key"));
    }
}
