package dev.certwright.ui.verification;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.HostName;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.service.verification.VerificationRequest;
import dev.certwright.service.verification.VerificationRequest.Material;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.service.verification.VerificationRequest.Terms;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What a certificate is to be judged by, as the person has filled it in. Needs javafx.base only.
public final class VerificationForm {
    private final VerificationSubject subject;
    private final ObservableList<TrustedSource> sources =
            FXCollections.observableArrayList(new TrustedSource.OfSystem());
    private final ObjectProperty<TrustedSource> trust = new SimpleObjectProperty<>(this, "trust", sources.getFirst());
    private final Choice<Purpose> purpose;
    private final Choice<Optional<ValidationProfile>> profile = new Choice<>(
            List.of(Optional.empty(), Optional.of(ValidationProfile.RFC5280), Optional.of(ValidationProfile.WEBPKI)),
            VerificationForm::label,
            Optional.empty());
    private final Choice<RevocationPolicy> revocation =
            new Choice<>(List.of(RevocationPolicy.values()), VerificationForm::label, RevocationPolicy.SOFT);
    private final Field<Optional<String>> host = new Field<>("", VerificationForm::parseHost);
    private final Field<Optional<Instant>> at = new Field<>("", VerificationForm::parseMoment);
    private final BooleanProperty fetching = new SimpleBooleanProperty(this, "fetching", false);

    VerificationForm(VerificationSubject subject) {
        this.subject = subject;
        purpose = new Choice<>(Arrays.asList(Purpose.values()), VerificationForm::label, likely(subject.leaf()));
        if (!subject.roots().isEmpty()) {
            sources.addFirst(new TrustedSource.OfOpen(subject.roots()));
            trust.set(sources.getFirst());
        }
    }

    private static Purpose likely(CertificateDetails leaf) {
        var purposes = leaf.extendedKeyUsage().orElse(List.of());
        if (purposes.contains(KeyPurpose.SERVER_AUTH)) {
            return Purpose.SERVER;
        }
        return purposes.contains(KeyPurpose.CLIENT_AUTH) ? Purpose.CLIENT : Purpose.ANY;
    }

    /// Offers the CAs of the vault. One that stands above the certificate is picked, unless the person was
    /// faster.
    void offer(List<Entry> authorities) {
        var before = trust.get();
        boolean untouched = before.equals(sources.getFirst());
        var offered = authorities.stream()
                .map(e -> (TrustedSource) new TrustedSource.OfVault(e.id(), e.name()))
                .toList();
        sources.addAll(0, offered);
        var issuers = new ArrayList<>(subject.others());
        issuers.add(subject.leaf());
        for (int i = 0; untouched && i < offered.size(); i++) {
            var authority = authorities.get(i).details();
            if (issuers.stream().anyMatch(c -> c.issuer().equals(authority.subject()))) {
                trust.set(offered.get(i));
                break;
            }
        }
    }

    /// Trusts every certificate in a file.
    void trustFile(Path file) {
        var picked = new TrustedSource.OfFile(file);
        if (!sources.contains(picked)) {
            sources.add(picked);
        }
        trust.set(picked);
    }

    ObservableList<TrustedSource> sources() {
        return sources;
    }

    ObjectProperty<TrustedSource> trustProperty() {
        return trust;
    }

    Choice<Purpose> purpose() {
        return purpose;
    }

    Choice<Optional<ValidationProfile>> profile() {
        return profile;
    }

    Choice<RevocationPolicy> revocation() {
        return revocation;
    }

    /// The name or address that a server's certificate must be for; nothing to leave names alone.
    Field<Optional<String>> host() {
        return host;
    }

    /// A day, which begins in UTC, or a moment; nothing for now.
    Field<Optional<Instant>> at() {
        return at;
    }

    BooleanProperty fetchingProperty() {
        return fetching;
    }

    /// What is to be judged; empty while something does not make sense, and then that is shown.
    Optional<VerificationRequest> request() {
        host.visitedProperty().set(true);
        at.visitedProperty().set(true);
        if (!host.valid().get() || !at.valid().get()) {
            return Optional.empty();
        }
        boolean server = purpose.valueProperty().get() == Purpose.SERVER;
        var others = new Source.Given(
                subject.others().stream().map(CertificateDetails::certificate).toList());
        return Optional.of(new VerificationRequest(
                new Source.Given(List.of(subject.leaf().certificate())),
                List.of(trust.get().choice()),
                new Material(List.of(others), subject.revocationLists(), subject.ocspResponses(), true),
                new Terms(
                        purpose.valueProperty().get(),
                        server ? host.value() : Optional.empty(),
                        at.value(),
                        profile.valueProperty().get(),
                        revocation.valueProperty().get(),
                        PolicyInputs.ANY,
                        PathSettings.fitting(profile.valueProperty().get())),
                fetching.get(),
                List.of()));
    }

    private static Phrase label(Purpose purpose) {
        return switch (purpose) {
            case SERVER -> Phrase.of("verification.purpose.server");
            case CLIENT -> Phrase.of("verification.purpose.client");
            case ANY -> Phrase.of("verification.purpose.any");
        };
    }

    private static Phrase label(Optional<ValidationProfile> profile) {
        return profile.map(p -> switch (p) {
                    case RFC5280 -> Phrase.of("verification.profile.rfc5280.strict");
                    case WEBPKI -> Phrase.of("verification.profile.webpki.strict");
                })
                .orElseGet(() -> Phrase.of("verification.profile.fitting"));
    }

    private static Phrase label(RevocationPolicy policy) {
        return switch (policy) {
            case SOFT -> Phrase.of("verification.revocation.soft");
            case LEAF -> Phrase.of("verification.revocation.leaf");
            case HARD -> Phrase.of("verification.revocation.hard");
        };
    }

    private static Parsed<Optional<String>> parseHost(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.valid(Optional.empty());
        }
        boolean address = typed.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        return address
                ? Parsed.valid(Optional.of(typed))
                : HostName.parse(typed).map(Optional::of);
    }

    private static Parsed<Optional<Instant>> parseMoment(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.valid(Optional.empty());
        }
        try {
            return Parsed.valid(Optional.of(
                    typed.length() <= 10
                            ? LocalDate.parse(typed)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(typed.replace(' ', 'T')).toInstant()));
        } catch (DateTimeException _) {
            return new Parsed.Invalid<>(Phrase.of("verification.at.malformed", typed));
        }
    }
}
