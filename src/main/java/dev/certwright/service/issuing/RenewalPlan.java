package dev.certwright.service.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.pki.certificate.KeptExtensions;
import dev.certwright.store.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What renewing one certificate will make.
///
/// @param authority  the CA that signs; empty for a root, which signs itself
/// @param formerName what the one before is called from then on
/// @param newKey     the kind of the new key; empty when the key stays
record RenewalPlan(
        Entry before,
        Optional<Entry> authority,
        String formerName,
        CertificateTemplate template,
        Optional<KeySpec> newKey) {
    /// Plans it.
    ///
    /// @param successors what each entry was renewed by
    /// @throws PkiException.InvalidInput with the violation, for example when it was renewed before
    static RenewalPlan of(Entry before, RenewalOrder order, Map<EntryId, EntryId> successors, Vault vault, Instant now)
            throws PkiException {
        var successor = successors.get(before.id());
        if (successor != null) {
            var name = vault.entry(successor).map(Entry::name).orElse("#" + successor.value());
            throw new PkiException.InvalidInput(Phrase.of("violation.renewal.replaced", before.name(), name));
        }
        var authority = before.root() ? Optional.<Entry>empty() : Optional.of(authority(before, successors, vault));
        return new RenewalPlan(
                before,
                authority,
                formerName(before, vault),
                allowed(template(before, authority, order, now), authority, vault),
                order.newKey() ? Optional.of(keySpec(before)) : Optional.empty());
    }

    private static CertificateTemplate allowed(CertificateTemplate template, Optional<Entry> authority, Vault vault)
            throws PkiException {
        if (authority.isPresent()) {
            Templates.requireAllowed(template, IssuingService.constraints(authority, vault));
        }
        return template;
    }

    /// Of the CA and those it was renewed by, the newest.
    private static Entry authority(Entry before, Map<EntryId, EntryId> successors, Vault vault) throws PkiException {
        var id = before.issuer()
                .orElseThrow(
                        () -> new PkiException.InvalidInput(Phrase.of("violation.renewal.noIssuer", before.name())));
        var seen = new LinkedHashSet<EntryId>();
        while (seen.add(id)) {
            id = successors.getOrDefault(id, id);
        }
        var newest = id;
        return vault.entry(newest).orElseThrow(() -> new PkiException.EntryMissing("#" + newest.value()));
    }

    private static CertificateTemplate template(
            Entry before, Optional<Entry> authority, RenewalOrder order, Instant now) throws PkiException {
        if (authority.isPresent()) {
            Templates.requireAuthority(before.profile(), authority.get(), now);
        } else if (!before.hasPrivateKey()) {
            throw new PkiException.PrivateKeyMissing(before.name());
        }
        var details = before.details();
        var names = new LinkedHashSet<>(details.subjectAltNames());
        names.addAll(order.added());
        var template = new CertificateTemplate(
                details.subject(),
                List.copyOf(names),
                validity(before, authority, order, now),
                details.basicConstraints().orElse(before.profile().basicConstraints()),
                details.keyUsage().orElse(Set.of()),
                details.extendedKeyUsage().orElse(List.of()),
                KeptExtensions.of(before.certificate(), !order.newKey()));
        for (var remedy : order.remedies()) {
            template = remedy.applied(template);
        }
        return template;
    }

    /// From now on as long as before, or as many days as asked for.
    private static Validity validity(Entry before, Optional<Entry> authority, RenewalOrder order, Instant now)
            throws PkiException {
        if (order.days().isPresent()) {
            int days = Validity.parseDays(Integer.toString(order.days().getAsInt()))
                    .orThrow();
            if (authority.isPresent() && days > Templates.maxDays(authority.get(), now)) {
                throw new PkiException.InvalidInput(Phrase.of(
                        "violation.days.pastIssuer",
                        authority.get().name(),
                        day(authority.get()),
                        Templates.maxDays(authority.get(), now)));
            }
            return ending(Validity.ofDays(now, days), authority);
        }
        var day = Validity.ofDays(now, 1);
        var length = Duration.between(
                before.details().validity().notBefore(),
                before.details().validity().notAfter());
        var asLong = day.notBefore().plus(length);
        return ending(
                new Validity(day.notBefore(), asLong.isAfter(day.notAfter()) ? asLong : day.notAfter()), authority);
    }

    private static Validity ending(Validity validity, Optional<Entry> authority) {
        return authority
                .map(ca -> validity.endingBy(ca.details().validity().notAfter()))
                .orElse(validity);
    }

    /// A key of the same kind; the profile's usual one where such keys are not made here.
    private static KeySpec keySpec(Entry before) {
        return switch (KeySpec.parse(SigningAlgorithm.word(before.details().publicKey()))) {
            case dev.certwright.model.Parsed.Valid<KeySpec>(var spec) -> spec;
            case dev.certwright.model.Parsed.Invalid<KeySpec> _ ->
                before.profile().defaultKey();
        };
    }

    /// The name with its end behind it; with a number, too, if that is taken.
    private static String formerName(Entry before, Vault vault) throws PkiException {
        for (int n = 1; ; n++) {
            var mark = " (until " + day(before) + (n == 1 ? ")" : ") " + n);
            int room = EntryName.MAX_LENGTH - mark.length();
            var name = before.name();
            var base = name.codePointCount(0, name.length()) <= room
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, room));
            if (vault.entry(base + mark).isEmpty()) {
                return base + mark;
            }
        }
    }

    private static String day(Entry entry) {
        return entry.details()
                .validity()
                .notAfter()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
