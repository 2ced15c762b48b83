package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.NameAttribute;
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
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final AdvancedViewModel advanced;
    private Optional<IssuingProfile> chosen = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Limit>> limit =
            new ReadOnlyObjectWrapper<>(this, "limit", Optional.empty());
    private final BooleanBinding complete;
    private boolean keyTouched;
    private boolean daysTouched;
    private boolean following;

    /// @param extension reads an own extension, `OID[:critical]=VALUE`
    public KeyViewModel(
            ObservableValue<CertificateProfile> profile,
            InstantSource clock,
            Function<String, Parsed<Custom>> extension) {
        this.profile = profile;
        this.clock = clock;
        key = new SimpleObjectProperty<>(this, "key", profile.getValue().defaultKey());
        days = new Field<>(String.valueOf(profile.getValue().defaultDays()), this::parseDays);
        uses = new KeyUses(profile, key);
        advanced = new AdvancedViewModel(profile, extension);
        complete = Bindings.createBooleanBinding(
                () -> days.valid().get()
                        && uses.problem().get().isEmpty()
                        && advanced.complete().get(),
                days.parsedProperty(),
                uses.problem(),
                advanced.complete());
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

    /// The fields that few certificates have.
    public AdvancedViewModel advanced() {
        return advanced;
    }

    /// Takes note of the chosen profile. What the person touched of key, days and uses stays.
    public void follow(IssuingProfile wanted) {
        chosen = Optional.of(wanted);
        uses.follow(wanted.choices());
        advanced.follow(wanted.choices(), uses.offeredPurposes());
        follow();
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
        return daysTouched || chosen.filter(wanted -> wanted.days().isPresent()).isPresent()
                ? days.valueIfValid().map(OptionalInt::of).orElseGet(OptionalInt::empty)
                : OptionalInt.empty();
    }

    /// What deviates from the base of the profile.
    public CertificateOrder.Choices choices() {
        var own = advanced.purposes().valueIfValid().orElse(List.of());
        boolean noCheck = chosen.filter(
                        wanted -> AddedFields.of(wanted.choices().extensions()).noCheck())
                .isPresent();
        return new CertificateOrder.Choices(
                uses.chosenKeyUsage(),
                uses.chosenPurposes(own),
                advanced.chosenLength(),
                advanced.added().withNoCheck(noCheck).extensions());
    }

    /// A profile of one's own with these answers.
    ///
    /// @param subject parts that all have in common
    public IssuingProfile asProfile(String name, List<NameAttribute> subject) {
        return IssuingProfile.own(
                name,
                profile.getValue(),
                Optional.of(key.get()),
                days.valueIfValid().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                subject,
                choices());
    }

    /// What changes when an answer does.
    public List<ObservableValue<?>> inputs() {
        return Stream.concat(
                        Stream.<ObservableValue<?>>of(
                                key, days.parsedProperty(), uses.usagesProperty(), uses.purposesProperty()),
                        advanced.inputs().stream())
                .toList();
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
        advanced.reveal();
    }

    private void follow() {
        following = true;
        if (!keyTouched) {
            key.set(chosen.map(IssuingProfile::keySpec)
                    .orElseGet(() -> profile.getValue().defaultKey()));
        }
        if (!daysTouched) {
            int usual = chosen.map(IssuingProfile::validDays)
                    .orElseGet(() -> profile.getValue().defaultDays());
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
