package dev.certwright.ui.requests;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.requests.SigningService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Somebody's request, what it asks for beside what the CA offers, and what is decided. Needs javafx.base only.
public final class SignViewModel {
    /// A CA that can sign.
    public record Authority(EntryId id, String name) {}

    private record Opened(RequestedCertificate request, String name, CertificateOrder order, RequestComparison found) {}

    private final SigningService service;
    private final KeyAccess keys;
    private final Background background;
    private final Consumer<EntryId> signed;
    private final Choice<Authority> authority;
    private final Choice<CertificateProfile> profile = new Choice<>(
            Arrays.stream(CertificateProfile.values())
                    .filter(one -> one != CertificateProfile.ROOT_CA)
                    .toList(),
            one -> Phrase.of(
                    "csr.sheet.purpose." + one.name().toLowerCase(Locale.ROOT).replace('_', '-')),
            CertificateProfile.SERVER);
    private final Field<OptionalInt> days = new Field<>("", SignViewModel::parseDays);
    private final Map<String, RequestDecision> decisions = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<RequestComparison>> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Entry>> made =
            new ReadOnlyObjectWrapper<>(this, "made", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Phrase>> notes = new ReadOnlyObjectWrapper<>(this, "notes", List.of());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private Optional<RequestedCertificate> request = Optional.empty();
    private String name = "";

    /// @param authorities at least one
    /// @param signed      hears of the new certificate
    public SignViewModel(
            SigningService service,
            List<Authority> authorities,
            KeyAccess keys,
            Background background,
            Consumer<EntryId> signed) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.signed = signed;
        authority = new Choice<>(authorities, ca -> Phrase.of("csr.sheet.verbatim", ca.name()), authorities.getFirst());
        authority.valueProperty().subscribe((_, _) -> compare());
        profile.valueProperty().subscribe((_, _) -> compare());
    }

    private static Parsed<OptionalInt> parseDays(String typed) {
        if (typed.isBlank()) {
            return Parsed.valid(OptionalInt.empty());
        }
        return switch (Validity.parseDays(typed)) {
            case Parsed.Valid<Integer>(var number) -> Parsed.valid(OptionalInt.of(number));
            case Parsed.Invalid<Integer>(var violation) -> new Parsed.Invalid<>(violation);
        };
    }

    public Choice<Authority> authority() {
        return authority;
    }

    public Choice<CertificateProfile> profile() {
        return profile;
    }

    public Field<OptionalInt> days() {
        return days;
    }

    /// What the request asks for beside what the CA offers; empty while there is no request.
    public ReadOnlyObjectProperty<Optional<RequestComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// The new certificate.
    public ReadOnlyObjectProperty<Optional<Entry>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Phrase>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Opens a file with a request.
    public void open(Path file) {
        background.run(_ -> service.open(file), this::opened, this::failed);
    }

    /// Opens a pasted request.
    public void open(String pasted, String source) {
        background.run(_ -> service.open(pasted.getBytes(StandardCharsets.UTF_8), source), this::opened, this::failed);
    }

    private void opened(RequestedCertificate found) {
        request = Optional.of(found);
        decisions.clear();
        made.set(Optional.empty());
        compare();
    }

    private void compare() {
        failure.set(Optional.empty());
        request.ifPresent(asked -> background.run(
                _ -> {
                    var wanted = service.suggestedName(asked);
                    var order = order(asked, wanted);
                    return new Opened(asked, wanted, order, service.compare(asked, order));
                },
                seen -> {
                    name = seen.name();
                    decisions.keySet().removeIf(field -> seen.found().row(field).isEmpty());
                    notes.set(seen.found().notes());
                    comparison.set(Optional.of(seen.found()));
                },
                this::failed));
    }

    private CertificateOrder order(RequestedCertificate asked, String wanted) {
        var plain = service.order(
                asked,
                authority.valueProperty().get().id(),
                profile.valueProperty().get(),
                wanted,
                DistinguishedName.EMPTY,
                List.of());
        var number = days.valueIfValid().orElse(OptionalInt.empty());
        return number.isPresent() ? plain.withDays(number.getAsInt()) : plain;
    }

    /// What was decided about a field.
    public Optional<RequestDecision> decision(String field) {
        return Optional.ofNullable(decisions.get(field));
    }

    /// Decides about a field.
    public void decide(String field, RequestDecision decision) {
        decisions.put(field, decision);
    }

    /// Signs, if everything is decided.
    public void sign() {
        days.visitedProperty().set(true);
        failure.set(Optional.empty());
        if (days.valueIfValid().isEmpty() || comparison.get().isEmpty()) {
            return;
        }
        var undecided = comparison.get().get().undecided(decisions);
        if (!undecided.isEmpty()) {
            failure.set(Optional.of(Phrase.of("csr.sheet.undecided", undecided.size())));
            return;
        }
        var chosen = Map.copyOf(decisions);
        request.ifPresent(asked -> keys.run(
                cancellation -> service.sign(asked, order(asked, name), chosen, cancellation),
                entry -> {
                    made.set(Optional.of(entry));
                    notes.set(List.of(Phrase.of("csr.sheet.signed", entry.name())));
                    signed.accept(entry.id());
                },
                this::failed));
    }

    /// Writes the certificate with the CAs above it.
    public void save(Path file) {
        made.get()
                .ifPresent(entry -> background.run(
                        _ -> {
                            service.save(entry, file, true);
                            return file;
                        },
                        where -> notes.set(List.of(Phrase.of("csr.sheet.saved", where.toString()))),
                        this::failed));
    }

    private void failed(PkiException why) {
        if (!(why instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(why.phrase()));
        }
    }
}
