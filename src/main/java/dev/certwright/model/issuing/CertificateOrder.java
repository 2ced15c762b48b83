package dev.certwright.model.issuing;

import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a person asks for: a certificate with a new key, to be kept in the vault.
///
/// @param name    of the new entry; not used yet in the vault
/// @param issuer  empty exactly for a root CA
/// @param days    empty for the profile's, shortened to the issuer's end; a number given is never shortened
/// @param choices what deviates from the profile
public record CertificateOrder(
        String name,
        CertificateProfile profile,
        Optional<EntryId> issuer,
        DistinguishedName subject,
        List<GeneralName> subjectAltNames,
        KeySpec key,
        OptionalInt days,
        Choices choices) {
    public CertificateOrder {
        subjectAltNames = List.copyOf(subjectAltNames);
        if (issuer.isEmpty() != (profile == CertificateProfile.ROOT_CA)) {
            throw new IllegalArgumentException(profile + " with issuer " + issuer);
        }
    }

    /// What is asked for in place of, or besides, what the profile says.
    ///
    /// @param keyUsage         empty for the profile's
    /// @param extendedKeyUsage empty for the profile's
    /// @param pathLength       empty for the profile's; negative for no limit; for CAs only
    /// @param extensions       besides the profile's own
    public record Choices(
            Optional<Set<KeyUsage>> keyUsage,
            Optional<List<KeyPurpose>> extendedKeyUsage,
            OptionalInt pathLength,
            List<AddedExtension> extensions) {
        /// Everything as the profile says.
        public static final Choices NONE =
                new Choices(Optional.empty(), Optional.empty(), OptionalInt.empty(), List.of());

        public Choices {
            keyUsage = keyUsage.map(Set::copyOf);
            extendedKeyUsage = extendedKeyUsage.map(List::copyOf);
            extensions = List.copyOf(extensions);
        }

        public Choices withKeyUsage(Set<KeyUsage> other) {
            return new Choices(Optional.of(other), extendedKeyUsage, pathLength, extensions);
        }

        public Choices withExtendedKeyUsage(List<KeyPurpose> other) {
            return new Choices(keyUsage, Optional.of(other), pathLength, extensions);
        }

        public Choices withPathLength(int length) {
            return new Choices(keyUsage, extendedKeyUsage, OptionalInt.of(length), extensions);
        }

        public Choices withExtensions(List<AddedExtension> other) {
            return new Choices(keyUsage, extendedKeyUsage, pathLength, other);
        }
    }

    /// A root CA with the defaults of its profile.
    public static CertificateOrder rootCa(String name, DistinguishedName subject) {
        return of(name, CertificateProfile.ROOT_CA, Optional.empty(), subject, List.of());
    }

    /// A certificate below an issuer, with the defaults of its profile.
    public static CertificateOrder below(
            EntryId issuer,
            String name,
            CertificateProfile profile,
            DistinguishedName subject,
            List<GeneralName> subjectAltNames) {
        return of(name, profile, Optional.of(issuer), subject, subjectAltNames);
    }

    private static CertificateOrder of(
            String name,
            CertificateProfile profile,
            Optional<EntryId> issuer,
            DistinguishedName subject,
            List<GeneralName> subjectAltNames) {
        return new CertificateOrder(
                name,
                profile,
                issuer,
                subject,
                subjectAltNames,
                profile.defaultKey(),
                OptionalInt.empty(),
                Choices.NONE);
    }

    public CertificateOrder withKey(KeySpec other) {
        return new CertificateOrder(name, profile, issuer, subject, subjectAltNames, other, days, choices);
    }

    public CertificateOrder withSubject(DistinguishedName other) {
        return new CertificateOrder(name, profile, issuer, other, subjectAltNames, key, days, choices);
    }

    public CertificateOrder withDays(int number) {
        return new CertificateOrder(
                name, profile, issuer, subject, subjectAltNames, key, OptionalInt.of(number), choices);
    }

    public CertificateOrder withChoices(Choices other) {
        return new CertificateOrder(name, profile, issuer, subject, subjectAltNames, key, days, other);
    }

    public CertificateOrder withKeyUsage(Set<KeyUsage> other) {
        return withChoices(choices.withKeyUsage(other));
    }

    public CertificateOrder withExtendedKeyUsage(List<KeyPurpose> other) {
        return withChoices(choices.withExtendedKeyUsage(other));
    }

    public CertificateOrder withPathLength(int length) {
        return withChoices(choices.withPathLength(length));
    }

    public CertificateOrder withExtensions(List<AddedExtension> other) {
        return withChoices(choices.withExtensions(other));
    }
}
