package dev.certwright.model.issuing;

import dev.certwright.model.Parsed;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What certificates of one sort have in common: a base and what deviates from it.
///
/// @param name    of the profile; unique among all of a vault
/// @param base    what it is for, and the defaults
/// @param key     empty for the base's
/// @param days    empty for the base's; shortened to the issuer's end
/// @param subject parts that every subject begins with, from the most general on; without a common name
/// @param choices key usage, purposes, path length and added extensions
/// @param builtIn whether the program brings it
public record IssuingProfile(
        String name,
        CertificateProfile base,
        Optional<KeySpec> key,
        OptionalInt days,
        List<NameAttribute> subject,
        CertificateOrder.Choices choices,
        boolean builtIn) {
    private static final int MAX_NAME = 128;

    public IssuingProfile {
        subject = List.copyOf(subject);
        if (subject.stream().anyMatch(part -> part.oid().equals(AttributeType.COMMON_NAME.oid()))) {
            throw new IllegalArgumentException("a profile with a common name");
        }
    }

    /// The profiles that the program brings, in the order in which one meets them.
    public static List<IssuingProfile> builtIns() {
        return List.of(
                builtIn("root", CertificateProfile.ROOT_CA, OptionalInt.empty()),
                builtIn("intermediate", CertificateProfile.INTERMEDIATE_CA, OptionalInt.empty()),
                builtIn("server", CertificateProfile.SERVER, OptionalInt.empty()),
                builtIn("client", CertificateProfile.CLIENT, OptionalInt.empty()),
                builtIn("person", CertificateProfile.CLIENT, OptionalInt.of(365)),
                builtIn("peer", CertificateProfile.PEER, OptionalInt.empty()),
                builtIn("ocsp", CertificateProfile.OCSP_RESPONDER, OptionalInt.empty()));
    }

    private static IssuingProfile builtIn(String name, CertificateProfile base, OptionalInt days) {
        return new IssuingProfile(name, base, Optional.empty(), days, List.of(), CertificateOrder.Choices.NONE, true);
    }

    /// A profile of one's own.
    public static IssuingProfile own(
            String name,
            CertificateProfile base,
            Optional<KeySpec> key,
            OptionalInt days,
            List<NameAttribute> subject,
            CertificateOrder.Choices choices) {
        return new IssuingProfile(name, base, key, days, subject, choices, false);
    }

    public IssuingProfile named(String other) {
        return own(other, base, key, days, subject, choices);
    }

    /// The stable word of a base, for example `intermediate-ca`.
    public static String word(CertificateProfile base) {
        return base.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads the name of a profile of one's own.
    public static Parsed<String> parseName(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.invalid("profile.name.blank");
        }
        if (typed.codePointCount(0, typed.length()) > MAX_NAME) {
            return Parsed.invalid("profile.name.tooLong", MAX_NAME);
        }
        if (typed.chars().anyMatch(Character::isISOControl)) {
            return Parsed.invalid("profile.name.control");
        }
        return builtIns().stream().anyMatch(known -> known.name().equalsIgnoreCase(typed))
                ? Parsed.invalid("profile.name.builtIn", typed)
                : Parsed.valid(typed);
    }

    /// The parts of a subject that a profile may hold.
    public static Parsed<List<NameAttribute>> subjectParts(DistinguishedName name) {
        var parts = name.relativeNames().stream().flatMap(List::stream).toList();
        return name.commonName().isPresent() ? Parsed.invalid("profile.commonName") : Parsed.valid(parts);
    }

    /// This profile where it says something, else another one; the name is this one's.
    public IssuingProfile over(IssuingProfile other) {
        return own(
                name,
                base,
                key.or(other::key),
                days.isPresent() ? days : other.days,
                subject.isEmpty() ? other.subject : subject,
                merged(choices, other.choices));
    }

    private static CertificateOrder.Choices merged(CertificateOrder.Choices own, CertificateOrder.Choices theirs) {
        return new CertificateOrder.Choices(
                own.keyUsage().or(theirs::keyUsage),
                own.extendedKeyUsage().or(theirs::extendedKeyUsage),
                own.pathLength().isPresent() ? own.pathLength() : theirs.pathLength(),
                AddedFields.of(own.extensions())
                        .over(AddedFields.of(theirs.extensions()))
                        .extensions());
    }

    /// The key that it asks for.
    public KeySpec keySpec() {
        return key.orElseGet(base::defaultKey);
    }

    /// The days that it asks for.
    public int validDays() {
        return days.orElseGet(base::defaultDays);
    }

    /// A subject with the profile's parts in front, each one only where the subject has none of its kind.
    public DistinguishedName subject(DistinguishedName wanted) {
        var parts = new ArrayList<List<NameAttribute>>();
        subject.stream()
                .filter(part -> wanted.relativeNames().stream()
                        .flatMap(List::stream)
                        .noneMatch(own -> own.oid().equals(part.oid())))
                .forEach(part -> parts.add(List.of(part)));
        parts.addAll(wanted.relativeNames());
        return new DistinguishedName(parts);
    }

    /// The order as the profile wants it: key, days, the subject's parts and what deviates from the base. What
    /// the order itself says stays; days are no more than the issuer leaves.
    ///
    /// @param maxDays what the issuer leaves; empty for a root
    public CertificateOrder fill(CertificateOrder order, OptionalInt maxDays) {
        var filled = order.withKey(keySpec())
                .withSubject(subject(order.subject()))
                .withChoices(merged(order.choices(), choices));
        if (days.isEmpty() || order.days().isPresent()) {
            return filled;
        }
        int left = maxDays.orElse(Integer.MAX_VALUE);
        if (days.getAsInt() <= left) {
            return filled.withDays(days.getAsInt());
        }
        // without a number the order follows the issuer's end, and says so
        return base.defaultDays() >= left || left <= 0 ? filled : filled.withDays(left);
    }
}
