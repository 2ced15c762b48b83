package dev.certwright.service.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.PkiException;
import dev.certwright.service.settings.Settings.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsServiceTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatWasSaved() throws PkiException {
        var file = folder.resolve("deep").resolve("settings.properties");
        var settings = new Settings(Optional.of(Locale.TAIWAN), Appearance.DARK, Duration.ofMinutes(5));
        new SettingsService(file).save(settings);
        assertEquals(settings, new SettingsService(file).load());
    }

    @Test
    void givesWayToTheStandardWhenUnreadable() throws IOException {
        var file = folder.resolve("settings.properties");
        assertEquals(Settings.standard(), new SettingsService(file).load());
        Files.write(file, new byte[] {'i', 'd', 'l', 'e', 'L', 'o', 'c', 'k', '=', '\\', 'u', 'x', (byte) 0xff});
        assertEquals(Settings.standard(), new SettingsService(file).load());
        Files.writeString(file, "idleLockMinutes=-4\nappearance=pink\n");
        assertEquals(Settings.standard(), new SettingsService(file).load());
    }
}
