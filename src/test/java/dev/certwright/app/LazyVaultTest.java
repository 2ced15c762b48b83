package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.pki.certificate.CertificateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyVaultTest {
    @TempDir
    Path folder;

    @Test
    void isMadeAtItsFirstUseAndNotAgainAfterItsEnd() throws PkiException {
        var file = folder.resolve("vault.certwright");
        var vault = new LazyVault(
                new VaultLocation.InFile(file),
                DatabasePassword.NONE,
                InstantSource.system(),
                new SecureRandom(),
                new CertificateReader()::read);
        assertFalse(Files.exists(file));
        vault.get();
        assertTrue(Files.exists(file));
        vault.close();
        assertThrows(PkiException.Cancelled.class, vault::get);
    }

    @Test
    void aTemporaryOneLeavesNothingBehind() throws PkiException {
        var vault = LazyVault.temporary(InstantSource.system(), new SecureRandom(), new CertificateReader()::read);
        var file = Path.of(vault.get().location().toString());
        assertTrue(Files.exists(file));
        vault.close();
        assertFalse(Files.exists(file.resolveSibling("")));
    }
}
