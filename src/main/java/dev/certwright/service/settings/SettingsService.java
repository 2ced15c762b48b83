package dev.certwright.service.settings;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Keeps preferences in a small text file. Unreadable ones give way to the standard, for they are never worth a stop.
public final class SettingsService {
    private final Path file;

    public SettingsService(Path file) {
        this.file = file;
    }

    public Settings load() {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException | IllegalArgumentException _) {
            return Settings.standard();
        }
        var standard = Settings.standard();
        var language = Optional.ofNullable(texts.getProperty("language")).map(Locale::forLanguageTag);
        return new Settings(language, appearance(texts, standard), idleLock(texts, standard));
    }

    private static Settings.Appearance appearance(Properties texts, Settings standard) {
        return switch (texts.getProperty("appearance", "")) {
            case "light" -> Settings.Appearance.LIGHT;
            case "dark" -> Settings.Appearance.DARK;
            default -> standard.appearance();
        };
    }

    private static Duration idleLock(Properties texts, Settings standard) {
        var minutes = texts.getProperty("idleLockMinutes", "");
        return minutes.matches("[1-9]\\d{0,3}") ? Duration.ofMinutes(Long.parseLong(minutes)) : standard.idleLock();
    }

    /// Saves them, written beside and renamed.
    ///
    /// @throws PkiException.FileUnwritable when the file cannot be written
    public void save(Settings settings) throws PkiException {
        var texts = new Properties();
        settings.language().ifPresent(l -> texts.setProperty("language", l.toLanguageTag()));
        if (settings.appearance() != Settings.Appearance.SYSTEM) {
            texts.setProperty("appearance", settings.appearance().name().toLowerCase(Locale.ROOT));
        }
        texts.setProperty("idleLockMinutes", Long.toString(settings.idleLock().toMinutes()));
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var beside = Files.createTempFile(folder, "settings", ".tmp");
            try (var out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                texts.store(out, null);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PkiException.FileUnwritable(file, e);
        }
    }
}
