package dev.certwright.service.profiles;

import dev.certwright.model.Bytes;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.AddedExtension.Policy;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.ObjectIdentifier;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import dev.certwright.pki.certificate.ExtensionText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what [ProfileJson] writes, strictly: a member that is unknown, of another kind or without meaning for the
/// base is refused by its name.
final class ProfileReading {
    private static final int MAX_PATH_LENGTH = 100;

    private ProfileReading() {}

    /// Reads a profile.
    ///
    /// @throws PkiException.InvalidInput naming the member and what is wrong with it
    static IssuingProfile read(String text) throws PkiException.InvalidInput {
        var json = StrictJson.parse(text);
        if (!json.text("format").equals(Optional.of(ProfileJson.FORMAT))) {
            throw violation("violation.profile.notAProfile");
        }
        int version = json.number("version").orElse(0);
        if (version != ProfileJson.VERSION) {
            throw violation("violation.profile.version", version, ProfileJson.VERSION);
        }
        var name = json.member("name", IssuingProfile.parseName(json.requiredText("name")));
        var base = json.member("base", base(json.requiredText("base")));
        var key = json.text("key", KeySpec::parse);
        var days = json.number("days");
        if (days.isPresent()) {
            json.member("days", Validity.parseDays(Integer.toString(days.getAsInt())));
        }
        var subject = subject(json);
        var choices = choices(json, base);
        json.end();
        return IssuingProfile.own(name, base, key, days, subject, choices);
    }

    private static Parsed<CertificateProfile> base(String word) {
        return Arrays.stream(CertificateProfile.values())
                .filter(base -> IssuingProfile.word(base).equals(word))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(
                        "profile.base",
                        word,
                        Arrays.stream(CertificateProfile.values())
                                .map(IssuingProfile::word)
                                .collect(Collectors.joining(", "))));
    }

    private static List<NameAttribute> subject(StrictJson json) throws PkiException.InvalidInput {
        var parts = new ArrayList<NameAttribute>();
        for (var part : json.objects("subject")) {
            var type = part.requiredText("type");
            var value = part.requiredText("value");
            part.end();
            parts.add(json.member("subject", attribute(type, value)));
        }
        return parts;
    }

    private static Parsed<NameAttribute> attribute(String type, String value) {
        var known = AttributeType.of(type);
        if (known.isPresent()) {
            return known.get() == AttributeType.COMMON_NAME
                    ? Parsed.invalid("profile.commonName")
                    : value.isEmpty()
                            ? Parsed.invalid("name.emptyValue", type)
                            : DistinguishedName.check(known.get(), value);
        }
        if (value.isEmpty()) {
            return Parsed.invalid("name.emptyValue", type);
        }
        return switch (ObjectIdentifier.parse(type)) {
            case Parsed.Valid<String>(var oid) -> Parsed.valid(new NameAttribute(oid, value));
            case Parsed.Invalid<String> _ -> Parsed.invalid("name.unknownAttribute", type);
        };
    }

    private static CertificateOrder.Choices choices(StrictJson json, CertificateProfile base)
            throws PkiException.InvalidInput {
        boolean hasUsage = json.has("keyUsage");
        Set<KeyUsage> usages = new LinkedHashSet<>(json.texts("keyUsage", KeyUsage::parse));
        if (hasUsage && base.authority() != usages.contains(KeyUsage.KEY_CERT_SIGN)) {
            throw violation(
                    "violation.profile.member",
                    "keyUsage",
                    base.authority()
                            ? Phrase.of("violation.constraint.caWithoutCertSign")
                            : Phrase.of("violation.constraint.certSignWithoutCa"));
        }
        boolean hasPurposes = json.has("extendedKeyUsage");
        var purposes = json.texts("extendedKeyUsage", KeyPurpose::parse).stream()
                .distinct()
                .toList();
        var length = json.numberOr("pathLength", ProfileJson.UNLIMITED);
        if (length.isPresent() && (!base.authority() || length.getAsInt() > MAX_PATH_LENGTH)) {
            throw violation("violation.profile.pathLength", MAX_PATH_LENGTH);
        }
        if (length.isPresent() && length.getAsInt() < -1) {
            throw violation("violation.profile.pathLength", MAX_PATH_LENGTH);
        }
        var fields = fields(json);
        if (!base.authority()
                && (!fields.permitted().isEmpty() || !fields.excluded().isEmpty())) {
            throw violation(
                    "violation.profile.member",
                    "nameConstraints",
                    Phrase.of("violation.constraint.constraintsWithoutCa"));
        }
        return new CertificateOrder.Choices(
                hasUsage ? Optional.of(usages) : Optional.empty(),
                hasPurposes ? Optional.of(purposes) : Optional.empty(),
                length.isPresent() ? OptionalInt.of(length.getAsInt()) : OptionalInt.empty(),
                fields.extensions());
    }

    private static AddedFields fields(StrictJson json) throws PkiException.InvalidInput {
        var fields = AddedFields.NONE;
        var names = json.object("nameConstraints");
        if (names.isPresent()) {
            fields = fields.withNames(
                    names.get().texts("permitted", Subtree::parse), names.get().texts("excluded", Subtree::parse));
            names.get().end();
        }
        return fields.withPolicies(policies(json))
                .withAddresses(
                        json.texts("crl", AddedFields::parseAddress),
                        json.texts("ocsp", AddedFields::parseAddress),
                        json.texts("issuer", AddedFields::parseAddress))
                .withStaple(json.truth("mustStaple"))
                .withNoCheck(json.truth("ocspNoCheck"))
                .withCustom(extensions(json));
    }

    private static List<Policy> policies(StrictJson json) throws PkiException.InvalidInput {
        var policies = new ArrayList<Policy>();
        for (var policy : json.objects("policies")) {
            var oid = policy.member("policies.oid", ObjectIdentifier.parse(policy.requiredText("oid")));
            var cps = policy.text("cps", AddedFields::parseAddress);
            policy.end();
            policies.add(new Policy(oid, cps));
        }
        return policies;
    }

    private static List<Custom> extensions(StrictJson json) throws PkiException.InvalidInput {
        var extensions = new ArrayList<Custom>();
        for (var extension : json.objects("extensions")) {
            var oid = extension.requiredText("oid");
            boolean critical = extension.truth("critical");
            var der = extension.member("extensions.der", value(extension.requiredText("der")));
            extension.end();
            var custom = extension.member("extensions.oid", ExtensionText.parse(oid, critical, "DER:" + der.hex()));
            if (extensions.stream().anyMatch(other -> other.oid().equals(oid))) {
                throw violation("violation.profile.twice", oid);
            }
            extensions.add(custom);
        }
        return extensions;
    }

    private static Parsed<Bytes> value(String hex) {
        return ExtensionText.value("DER:" + hex);
    }

    private static PkiException.InvalidInput violation(String key, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of(key, arguments));
    }
}
