package dev.certwright.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.app.Wiring;
import dev.certwright.service.settings.Settings;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.theme.Appearance;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private final List<Runnable> workers = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void theLastChoiceIsKeptHoweverTheWorkersAreScheduled() {
        var appearance = new SimpleObjectProperty<>(Appearance.SYSTEM);
        try (var services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"))) {
            var model = new SettingsViewModel(
                    services.settings(),
                    services.vault(),
                    new Background(workers::add, Runnable::run),
                    Notices.silent(),
                    Settings.standard(),
                    List.of(Locale.ENGLISH),
                    appearance);
            model.appearance().valueProperty().set(Appearance.LIGHT);
            model.appearance().valueProperty().set(Appearance.SYSTEM);
            model.appearance().valueProperty().set(Appearance.DARK);
            while (!workers.isEmpty()) {
                workers.removeLast().run();
            }
            assertEquals(Settings.Appearance.DARK, services.settings().load().appearance());
        }
    }
}
