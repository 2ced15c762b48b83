package dev.certwright.ui.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryViewModelTest {
    @TempDir
    Path folder;

    private boolean failing;

    @Test
    void aPassingFailureIsForgottenThoughTheVaultIsUnchanged() throws PkiException {
        InstantSource clock = () -> {
            if (failing) {
                throw new IllegalStateException("from a test");
            }
            return InstantSource.system().instant();
        };
        Executor atOnce = Runnable::run;
        try (var services =
                new Wiring(clock, folder.resolve("settings.properties")).services(folder.resolve("vault.certwright"))) {
            services.vault().protect(Optional.empty());
            var model = new InventoryViewModel(services.inventory(), new Background(atOnce, atOnce));
            model.refresh();
            failing = true;
            model.refresh();
            assertTrue(model.failureProperty().get().isPresent());
            failing = false;
            model.refreshIfChanged();
            assertEquals(Optional.empty(), model.failureProperty().get());
        }
    }
}
