package dev.certwright.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Parsed;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.key.KeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/// Key, validity and uses, without a toolkit.
class KeyViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ObjectProperty<CertificateProfile> profile = new SimpleObjectProperty<>(CertificateProfile.SERVER);
    private final KeyViewModel key =
            new KeyViewModel(profile, InstantSource.fixed(NOW), text -> Parsed.invalid("extension.noValue", text));

    @Test
    void leavesTheDefaultsToTheProfile() {
        assertEquals("397", key.days().textProperty().get());
        assertEquals(OptionalInt.empty(), key.chosenDays());
        assertEquals(Optional.empty(), key.choices().keyUsage());
        assertEquals(Optional.empty(), key.choices().extendedKeyUsage());
        assertEquals(Optional.of(Instant.parse("2027-12-25T12:00:00Z")), key.end());
    }

    @Test
    void shortensTheUsualDaysToTheIssuersEndButNotTheDaysOfThePerson() {
        key.setLimit(limit(100));
        assertEquals("100", key.days().textProperty().get());
        key.days().textProperty().set("365");
        assertFalse(key.complete().get());
        var violation = ((Parsed.Invalid<Integer>) key.days().parsedProperty().get()).violation();
        assertEquals("violation.days.pastIssuer", violation.key());
        assertTrue(violation.arguments().contains(100));
        key.setLimit(Optional.empty());
        assertTrue(key.complete().get());
        assertEquals(OptionalInt.of(365), key.chosenDays());
    }

    @Test
    void usagesFollowTheKeyUntilThePersonTicksOne() {
        key.keyProperty().set(new KeySpec.Rsa(2048));
        assertEquals(
                Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT),
                key.uses().usagesProperty().get());
        key.uses().set(KeyUsage.NON_REPUDIATION, true);
        key.keyProperty().set(new KeySpec.Ed25519());
        assertEquals(
                Optional.of(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.NON_REPUDIATION)),
                key.choices().keyUsage());
        key.uses().reset();
        assertEquals(Optional.empty(), key.choices().keyUsage());
    }

    @Test
    void aCaMustSign() {
        profile.set(CertificateProfile.ROOT_CA);
        assertEquals("3650", key.days().textProperty().get());
        key.uses().set(KeyUsage.KEY_CERT_SIGN, false);
        assertFalse(key.complete().get());
        assertEquals(
                "wizard.usage.caMustSign",
                key.uses().problem().get().orElseThrow().key());
    }

    private static Optional<KeyViewModel.Limit> limit(int days) {
        return Optional.of(new KeyViewModel.Limit("MyCA", NOW, days));
    }
}
