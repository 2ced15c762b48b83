package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.passphrase;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What whoever has the file of a vault finds in it, octet by octet.
class VaultSecretsOnDiskTest {
    private static final String WORDS = "纜車 tangerine over the harbour";

    @TempDir
    private Path folder;

    private final InstantSource clock = InstantSource.fixed(VaultFixture.NOW);
    private Path file;
    private Vault vault;

    @BeforeEach
    void openVault() throws PkiException {
        file = folder.resolve("vault.db");
        vault = VaultFixture.open(file);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    private Entry protectedRoot() throws PkiException {
        vault.protect(passphrase(WORDS));
        return vault.add(root("CA", key("the key of CA")));
    }

    @Test
    void noSecretStandsInTheFile() throws Exception {
        var ca = protectedRoot();
        vault.add(leaf("a", ca, 7, key("the key of a")));
        vault.changePassphrase(passphrase(WORDS), passphrase("a new one"));
        vault.close();
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(content.contains("entry.added"), "the search finds what is there");
        for (var secret : List.of(WORDS, "a new one", "the key of CA", "the key of a")) {
            assertFalse(content.contains(latin1(secret.getBytes(StandardCharsets.UTF_8))), secret);
            assertFalse(content.contains(latin1(secret.getBytes(StandardCharsets.UTF_16BE))), secret);
        }
    }

    @Test
    void whatWasSealedUnderAnEarlierPassphraseIsErased() throws Exception {
        protectedRoot();
        var earlier = VaultFixture.query(file, "SELECT hex(vault_key) FROM protection");
        vault.changePassphrase(passphrase(WORDS), passphrase("a new one"));
        vault.close();
        assertFalse(hexOf(file).contains(earlier.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aRemovedKeyIsErased() throws Exception {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("x".repeat(20_000))));
        var tail = VaultFixture.query(file, "SELECT lower(hex(substr(sealed, -100))) FROM private_key");
        assertEquals(200, tail.length());
        vault.remove(ca.id());
        vault.trash().empty();
        vault.close();
        assertFalse(hexOf(file).contains(tail));
    }

    private static String hexOf(Path file) throws IOException {
        return HexFormat.of().formatHex(Files.readAllBytes(file));
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aPassphraseCostsSixtyFourMebibytesInProduction() throws Exception {
        var real = folder.resolve("real.db");
        try (var opened = Vault.open(real, clock, new SecureRandom(), JdkDecoder::decode)) {
            opened.protect(passphrase(WORDS));
        }
        assertEquals(
                "65536 3 1",
                VaultFixture.query(
                        real, "SELECT memory_kib || ' ' || iterations || ' ' || parallelism FROM protection"));
    }
}
