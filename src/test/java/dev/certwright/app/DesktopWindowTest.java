package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.ui.common.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopWindowTest {
    @TempDir
    Path folder;

    @Test
    void whatKeepsTheWindowFromBeingShownReachesTheThreadThatWaits() {
        var life = new DesktopWindow.Life();
        var cause = new LinkageError("from a test");
        life.begin(() -> {
            throw cause;
        });
        life.awaitEnd();
        assertSame(cause, assertThrows(LinkageError.class, life::rethrow));
    }

    @Test
    void aWindowThatWasClosedLeavesNothingToThrow() {
        var life = new DesktopWindow.Life();
        life.begin(life::end);
        life.awaitEnd();
        assertDoesNotThrow(life::rethrow);
    }

    @Test
    void theIdleLockMakesNoVault() throws PkiException {
        var vault = folder.resolve("vault.certwright");
        try (var services = new Wiring(InstantSource.system(), folder.resolve("settings.properties")).services(vault)) {
            new DesktopWindow.IdleLock(
                            services.vault(),
                            new Background(Runnable::run, Runnable::run),
                            new VaultLocation.InFile(vault))
                    .look();
            assertFalse(Files.exists(vault));
            services.vault().status();
            assertTrue(Files.exists(vault), "made at its first use");
        }
    }
}
