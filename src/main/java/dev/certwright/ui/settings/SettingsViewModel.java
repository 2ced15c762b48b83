package dev.certwright.ui.settings;

import dev.certwright.model.Phrase;
import dev.certwright.model.VaultLocation;
import dev.certwright.service.settings.Settings;
import dev.certwright.service.settings.SettingsService;
import dev.certwright.service.vault.VaultService;
import dev.certwright.service.vault.VaultService.KeyProtection;
import dev.certwright.service.vault.VaultService.VaultStatus;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.theme.Appearance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A person's preferences. Each takes effect, and is kept, as soon as it is chosen.
public final class SettingsViewModel {
    private final VaultService vault;
    private final Background background;
    private final Notices notices;
    private final Choice<Optional<Locale>> language;
    private final Choice<Appearance> appearance;
    private final Choice<Duration> idleLock;
    private final LatestOnly<Settings> keep;
    private final LatestOnly<Duration> lockAfter;
    private final ReadOnlyObjectWrapper<Phrase> vaultText =
            new ReadOnlyObjectWrapper<>(this, "vaultText", Phrase.of("settings.vault.text"));
    private final ReadOnlyStringWrapper vaultFile = new ReadOnlyStringWrapper(this, "vaultFile", "");
    private final ReadOnlyObjectWrapper<Phrase> protection =
            new ReadOnlyObjectWrapper<>(this, "protection", Phrase.of("settings.protection.undecided"));
    private final ReadOnlyBooleanWrapper changeable = new ReadOnlyBooleanWrapper(this, "changeable", false);
    private boolean hasPassphrase;

    /// Builds it.
    ///
    /// @param current    as they were loaded
    /// @param languages  those there are texts for
    /// @param appearance the look of the window, which can be changed elsewhere too
    public SettingsViewModel(
            SettingsService service,
            VaultService vault,
            Background background,
            Notices notices,
            Settings current,
            List<Locale> languages,
            ObjectProperty<Appearance> appearance) {
        this.vault = vault;
        this.background = background;
        this.notices = notices;
        this.language = new Choice<>(withSystem(languages), SettingsViewModel::languageLabel, current.language());
        this.appearance = new Choice<>(
                List.of(Appearance.values()),
                a -> Phrase.of("settings.appearance." + a.name().toLowerCase(Locale.ROOT)),
                appearance.get());
        this.appearance.valueProperty().bindBidirectional(appearance);
        this.idleLock = new Choice<>(
                durations(current.idleLock()),
                d -> Phrase.of("settings.idleLock.minutes", d.toMinutes()),
                current.idleLock());
        this.keep = new LatestOnly<>(background, service::save, notices::failed);
        this.lockAfter = new LatestOnly<>(background, vault::setIdleLock, notices::failed);
        language.valueProperty().subscribe((_, _) -> save());
        this.appearance.valueProperty().subscribe((_, _) -> save());
        idleLock.valueProperty().subscribe((_, chosen) -> {
            save();
            lockAfter.accept(chosen);
        });
    }

    private static List<Optional<Locale>> withSystem(List<Locale> languages) {
        var all = new ArrayList<Optional<Locale>>();
        all.add(Optional.empty());
        languages.forEach(l -> all.add(Optional.of(l)));
        return all;
    }

    private static Phrase languageLabel(Optional<Locale> language) {
        return Phrase.of(
                language.map(l -> "settings.language." + l.getLanguage()).orElse("settings.language.system"));
    }

    private static List<Duration> durations(Duration current) {
        var all = new TreeSet<>(
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)));
        all.add(current);
        return List.copyOf(all);
    }

    /// Empty to follow the system.
    public Choice<Optional<Locale>> language() {
        return language;
    }

    public Choice<Appearance> appearance() {
        return appearance;
    }

    public Choice<Duration> idleLock() {
        return idleLock;
    }

    /// Where the vault is; empty until known.
    public ReadOnlyStringProperty vaultFileProperty() {
        return vaultFile.getReadOnlyProperty();
    }

    /// How the private keys are protected.
    public ReadOnlyObjectProperty<Phrase> protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    /// What the vault is.
    public ReadOnlyObjectProperty<Phrase> vaultTextProperty() {
        return vaultText.getReadOnlyProperty();
    }

    /// Whether there is a protection that can be changed.
    public ReadOnlyBooleanProperty changeableProperty() {
        return changeable.getReadOnlyProperty();
    }

    public boolean hasPassphrase() {
        return hasPassphrase;
    }

    /// Says that the passphrase was replaced.
    public void passphraseChanged() {
        notices.done(Phrase.of("settings.passphrase.changed"));
        refresh();
    }

    /// Looks at the vault again.
    public void refresh() {
        background.run(_ -> vault.status(), this::show, notices::failed);
    }

    private void show(VaultStatus status) {
        vaultFile.set(status.location().toString());
        vaultText.set(Phrase.of(
                switch (status.location()) {
                    case VaultLocation.InFile _ -> "settings.vault.text";
                    case VaultLocation.OnServer _ -> "settings.vault.text.database";
                }));
        hasPassphrase = status.protection() == KeyProtection.PASSPHRASE;
        changeable.set(status.protection() != KeyProtection.UNDECIDED && !status.readOnly());
        protection.set(Phrase.of(
                switch (status.protection()) {
                    case UNDECIDED -> "settings.protection.undecided";
                    case NONE -> "settings.protection.none";
                    case PASSPHRASE ->
                        status.unlocked() ? "settings.protection.unlocked" : "settings.protection.locked";
                }));
    }

    private void save() {
        var look = switch (appearance.valueProperty().get()) {
            case SYSTEM -> Settings.Appearance.SYSTEM;
            case LIGHT -> Settings.Appearance.LIGHT;
            case DARK -> Settings.Appearance.DARK;
        };
        keep.accept(new Settings(
                language.valueProperty().get(), look, idleLock.valueProperty().get()));
    }
}
