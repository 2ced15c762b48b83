package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.KeySpec;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.wizard.WizardStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The key to make, how long the certificate is valid, and what the key may be used for.
///
/// What the person did not touch follows the profile.
public final class KeyViewModel implements WizardStep {
    /// How long a certificate may be valid below its issuer.
    ///
    /// @param end of the issuer
    public record Limit(String issuer, Instant end, int days) {}

    private final ObservableValue<CertificateProfile> profile;
    private final InstantSource clock;
    private final ObjectProperty<KeySpec> key;
    private final Field<Integer> days;
    private final KeyUses uses;
    private final ReadOnlyObjectWrapper<Optional<Limit>> limit =
            new ReadOnlyObjectWrapper<>(this, "limit", Optional.empty());
    private final BooleanBinding complete;
    private boolean keyTouched;
    private boolean daysTouched;
    private boolean following;

    public KeyViewModel(ObservableValue<CertificateProfile> profile, InstantSource clock) {
        this.profile = profile;
        this.clock = clock;
        key = new SimpleObjectProperty<>(this, "key", profile.getValue().defaultKey());
        days = new Field<>(String.valueOf(profile.getValue().defaultDays()), this::parseDays);
        uses = new KeyUses(profile, key);
        complete = Bindings.createBooleanBinding(
                () -> days.valid().get() && uses.problem().get().isEmpty(), days.parsedProperty(), uses.problem());
        profile.subscribe(_ -> follow());
        key.subscribe((_, _) -> keyTouched |= !following);
        days.textProperty().subscribe((_, _) -> daysTouched |= !following);
    }

    public ObservableValue<CertificateProfile> profile() {
        return profile;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    public Field<Integer> days() {
        return days;
    }

    /// What the key may be used for.
    public KeyUses uses() {
        return uses;
    }

    public ReadOnlyObjectProperty<Optional<Limit>> limitProperty() {
        return limit.getReadOnlyProperty();
    }

    /// Takes note of the issuer's end; nothing for a root.
    public void setLimit(Optional<Limit> latest) {
        limit.set(latest);
        follow();
        days.revalidate();
    }

    /// Usual lengths, in days.
    public List<Integer> presets() {
        return profile.getValue().authority() ? List.of(1825, 3650) : List.of(90, 397, 825);
    }

    public void choosePreset(int number) {
        days.textProperty().set(String.valueOf(number));
        days.visitedProperty().set(true);
    }

    /// When the certificate ends, if the number of days is right.
    public Optional<Instant> end() {
        return days.valueIfValid().map(number -> clock.instant().plus(Duration.ofDays(number)));
    }

    /// The number of days the person asked for; none while it is the profile's, which the issuer's end may shorten.
    public OptionalInt chosenDays() {
        return daysTouched
                ? days.valueIfValid().map(OptionalInt::of).orElseGet(OptionalInt::empty)
                : OptionalInt.empty();
    }

    public Optional<Set<KeyUsage>> chosenKeyUsage() {
        return uses.chosenKeyUsage();
    }

    public Optional<List<KeyPurpose>> chosenPurposes() {
        return uses.chosenPurposes();
    }

    /// What changes when an answer does.
    public List<ObservableValue<?>> inputs() {
        return List.of(key, days.parsedProperty(), uses.usagesProperty(), uses.purposesProperty());
    }

    @Override
    public String titleKey() {
        return "wizard.step.key";
    }

    @Override
    public BooleanBinding complete() {
        return complete;
    }

    @Override
    public void reveal() {
        days.visitedProperty().set(true);
    }

    private void follow() {
        following = true;
        if (!keyTouched) {
            key.set(profile.getValue().defaultKey());
        }
        if (!daysTouched) {
            int usual = profile.getValue().defaultDays();
            int latest = limit.get().map(Limit::days).orElse(usual);
            days.textProperty().set(String.valueOf(Math.min(usual, latest)));
        }
        following = false;
    }

    private Parsed<Integer> parseDays(String text) {
        var parsed = Validity.parseDays(text);
        // the field's own constructor asks before there is any limit
        var latest = limit == null ? Optional.<Limit>empty() : limit.get();
        if (parsed instanceof Parsed.Valid<Integer>(var number)
                && latest.isPresent()
                && number > latest.get().days()) {
            return new Parsed.Invalid<>(Phrase.of(
                    "violation.days.pastIssuer",
                    latest.get().issuer(),
                    LocalDate.ofInstant(latest.get().end(), ZoneOffset.UTC).toString(),
                    latest.get().days()));
        }
        return parsed;
    }
}
