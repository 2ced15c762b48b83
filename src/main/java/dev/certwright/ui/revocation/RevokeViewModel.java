package dev.certwright.ui.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.RevocationOutcome;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.ui.common.Background;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Why and since when a certificate is revoked. Needs javafx.base only.
public final class RevokeViewModel {
    private final Entry entry;
    private final RevocationService service;
    private final Background background;
    private final ZoneId zone;
    private final Runnable changed;
    private final ObjectProperty<RevocationReason> reason =
            new SimpleObjectProperty<>(this, "reason", RevocationReason.UNSPECIFIED);
    private final ObjectProperty<LocalDate> since;
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> done =
            new ReadOnlyObjectWrapper<>(this, "done", Optional.empty());

    /// @param changed runs when something was revoked
    RevokeViewModel(Entry entry, RevocationService service, Background background, ZoneId zone, Runnable changed) {
        this.entry = entry;
        this.service = service;
        this.background = background;
        this.zone = zone;
        this.changed = changed;
        this.since = new SimpleObjectProperty<>(this, "since", today());
    }

    Entry entry() {
        return entry;
    }

    /// Those that fit, in the order of their being usual; a hold comes last, and not for one that is on hold.
    List<RevocationReason> reasons() {
        var reasons = new ArrayList<>(List.of(
                RevocationReason.UNSPECIFIED,
                RevocationReason.SUPERSEDED,
                RevocationReason.CESSATION_OF_OPERATION,
                RevocationReason.KEY_COMPROMISE,
                RevocationReason.AFFILIATION_CHANGED,
                RevocationReason.PRIVILEGE_WITHDRAWN));
        if (entry.profile().authority()) {
            reasons.add(RevocationReason.CA_COMPROMISE);
        }
        if (entry.revocation().isEmpty()) {
            reasons.add(RevocationReason.CERTIFICATE_HOLD);
        }
        return reasons;
    }

    static Phrase words(RevocationReason reason) {
        return Phrase.of("revocation.reason." + reason.rfcName());
    }

    public ObjectProperty<RevocationReason> reasonProperty() {
        return reason;
    }

    /// A day in the calendar of the person.
    public ObjectProperty<LocalDate> sinceProperty() {
        return since;
    }

    LocalDate today() {
        return LocalDate.ofInstant(service.now(), zone);
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(entry.details().validity().notBefore(), zone);
    }

    /// Whether the day can still be chosen: the first date of a hold stays.
    boolean dateOpen() {
        return entry.revocation().isEmpty();
    }

    /// What is going to happen.
    Phrase consequence() {
        return Phrase.of(
                reason.get() == RevocationReason.CERTIFICATE_HOLD
                        ? "revocation.revoke.hold"
                        : "revocation.revoke.final",
                entry.name(),
                entry.details().issuer().shortForm());
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What was done; empty before.
    public ReadOnlyObjectProperty<Optional<Phrase>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    void revoke() {
        var why = reason.get();
        var at = moment();
        failure.set(Optional.empty());
        background.run(_ -> service.revoke(entry, why, at), this::revoked, this::failed);
    }

    private void revoked(RevocationOutcome outcome) {
        var change = switch (outcome.change()) {
            case REVOKED -> "revoked";
            case HOLD_ENDED -> "hold-ended";
            case NONE -> "none";
        };
        done.set(Optional.of(Phrase.of(
                "revocation.outcome." + change,
                entry.name(),
                outcome.revocation().at(),
                words(outcome.revocation().reason()))));
        changed.run();
    }

    private void failed(PkiException cause) {
        failure.set(Optional.of(cause.phrase()));
    }

    /// The day's beginning, but not before the certificate's; now when it is today.
    private Optional<Instant> moment() {
        var day = since.get();
        if (!dateOpen() || day == null || !day.isBefore(today())) {
            return Optional.empty();
        }
        var beginning = day.atStartOfDay(zone).toInstant();
        var notBefore = entry.details().validity().notBefore();
        return Optional.of(day.equals(firstDay()) && beginning.isBefore(notBefore) ? notBefore : beginning);
    }
}
