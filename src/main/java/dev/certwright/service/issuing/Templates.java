package dev.certwright.service.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CarriedExtensions;
import dev.certwright.pki.certificate.ExtensionText;
import dev.certwright.pki.path.IssuanceConstraints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Turns an order into the certificate to be signed, or says why it cannot be.
final class Templates {
    private Templates() {}

    /// @param constraints of the parent and those above it
    static CertificateTemplate of(
            CertificateOrder order, Optional<Entry> parent, IssuanceConstraints constraints, Instant now)
            throws PkiException {
        var template = of(order, parent, now);
        requireAllowed(template, constraints);
        return template;
    }

    private static void requireAllowed(CertificateTemplate template, IssuanceConstraints constraints)
            throws PkiException {
        var refusal = constraints.refusal(template);
        if (refusal.isPresent()) {
            throw new PkiException.InvalidInput(refusal.get());
        }
    }

    private static CertificateTemplate of(CertificateOrder order, Optional<Entry> parent, Instant now)
            throws PkiException {
        if (parent.isPresent()) {
            requireAuthority(order.profile(), parent.get(), now);
        }
        if (order.profile().authority() && order.subject().isEmpty()) {
            throw violation("subject.required");
        }
        boolean serves = order.profile() == CertificateProfile.SERVER || order.profile() == CertificateProfile.PEER;
        if (serves && order.subjectAltNames().isEmpty()) {
            throw violation("names.required");
        }
        if (order.subject().isEmpty() && order.subjectAltNames().isEmpty()) {
            throw violation("subject.required");
        }
        var choices = order.choices();
        return new CertificateTemplate(
                order.subject(),
                List.copyOf(new LinkedHashSet<>(order.subjectAltNames())),
                validity(order, parent, now),
                basicConstraints(order),
                choices.keyUsage().orElseGet(() -> order.profile().keyUsage(order.key())),
                choices.extendedKeyUsage().orElseGet(() -> order.profile().extendedKeyUsage()),
                extensions(order));
    }

    /// Those asked for and those of the profile; no identifier may be there twice (RFC 5280 §4.2).
    private static List<AddedExtension> extensions(CertificateOrder order) throws PkiException {
        var fields = AddedFields.of(order.choices().extensions())
                .over(AddedFields.of(order.profile().extensions()));
        var extensions = fields.extensions();
        for (var custom : fields.custom()) {
            var field = ExtensionText.ownField(custom.oid());
            if (field.isPresent()) {
                throw violation("extension.ownField", custom.oid(), field.get());
            }
            long same = extensions.stream()
                    .filter(other -> ExtensionText.identifier(other).equals(custom.oid()))
                    .count();
            if (same > 1) {
                throw violation("extension.twice", custom.oid());
            }
        }
        return extensions;
    }

    private static BasicConstraints basicConstraints(CertificateOrder order) {
        var usual = order.profile().basicConstraints();
        var wanted = order.choices().pathLength();
        if (wanted.isEmpty() || !usual.ca()) {
            return usual;
        }
        return new BasicConstraints(true, wanted.getAsInt() < 0 ? OptionalInt.empty() : wanted);
    }

    /// The entry's certificate once more, beginning now and as long as before unless the parent ends earlier.
    ///
    /// @param constraints of the parent and those above it
    static CertificateTemplate again(
            Entry entry, Entry parent, IssuanceConstraints constraints, List<GeneralName> added, Instant now)
            throws PkiException {
        requireAuthority(entry.profile(), parent, now);
        var before = entry.details();
        var names = new LinkedHashSet<>(before.subjectAltNames());
        names.addAll(added);
        var day = Validity.ofDays(now, 1);
        var asLong = day.notBefore()
                .plus(Duration.between(
                        before.validity().notBefore(), before.validity().notAfter()));
        var end = asLong.isAfter(day.notAfter()) ? asLong : day.notAfter();
        var template = new CertificateTemplate(
                before.subject(),
                List.copyOf(names),
                new Validity(day.notBefore(), end)
                        .endingBy(parent.details().validity().notAfter()),
                before.basicConstraints().orElse(entry.profile().basicConstraints()),
                before.keyUsage().orElse(Set.of()),
                before.extendedKeyUsage().orElse(List.of()),
                CarriedExtensions.of(entry.certificate()));
        requireAllowed(template, constraints);
        return template;
    }

    private static void requireAuthority(CertificateProfile profile, Entry parent, Instant now) throws PkiException {
        if (!parent.details().authority()) {
            throw new PkiException.NotAnAuthority(parent.name());
        }
        if (!parent.hasPrivateKey()) {
            throw new PkiException.PrivateKeyMissing(parent.name());
        }
        if (now.isAfter(parent.details().validity().notAfter())) {
            throw violation("issuer.expired", parent.name(), date(parent));
        }
        boolean leavesOnly = parent.details()
                .basicConstraints()
                .filter(b -> b.pathLenConstraint().orElse(1) == 0)
                .isPresent();
        if (leavesOnly && profile.authority()) {
            throw violation("issuer.leavesOnly", parent.name());
        }
    }

    private static Validity validity(CertificateOrder order, Optional<Entry> parent, Instant now) throws PkiException {
        int days = order.days().orElse(order.profile().defaultDays());
        if (order.days().isPresent()) {
            Validity.parseDays(Integer.toString(days)).orThrow();
        }
        var wanted = Validity.ofDays(now, days);
        if (parent.isEmpty()) {
            return wanted;
        }
        var end = parent.get().details().validity().notAfter();
        if (order.days().isPresent() && days > maxDays(parent.get(), now)) {
            throw violation("days.pastIssuer", parent.get().name(), date(parent.get()), maxDays(parent.get(), now));
        }
        return wanted.endingBy(end);
    }

    /// Whole days to the parent's end, rounded up: a leaf ordered for as many days as its CA ends with it.
    static int maxDays(Entry parent, Instant now) {
        var left = Duration.between(now, parent.details().validity().notAfter());
        return Math.clamp(Math.ceilDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()), 0, Validity.MAX_DAYS);
    }

    private static String date(Entry entry) {
        return entry.details()
                .validity()
                .notAfter()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static PkiException.InvalidInput violation(String code, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of("violation." + code, arguments));
    }
}
