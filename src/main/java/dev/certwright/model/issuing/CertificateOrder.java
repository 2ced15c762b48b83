package dev.certwright.model.issuing;

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
/// @param name             of the new entry; not used yet in the vault
/// @param issuer           empty exactly for a root CA
/// @param days             empty for the profile's, shortened to the issuer's end; a number given is never shortened
/// @param keyUsage         empty for the profile's
/// @param extendedKeyUsage empty for the profile's
public record CertificateOrder(
        String name,
        CertificateProfile profile,
        Optional<EntryId> issuer,
        DistinguishedName subject,
        List<GeneralName> subjectAltNames,
        KeySpec key,
        OptionalInt days,
        Optional<Set<KeyUsage>> keyUsage,
        Optional<List<KeyPurpose>> extendedKeyUsage) {
    public CertificateOrder {
        subjectAltNames = List.copyOf(subjectAltNames);
        if (issuer.isEmpty() != (profile == CertificateProfile.ROOT_CA)) {
            throw new IllegalArgumentException(profile + " with issuer " + issuer);
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
                Optional.empty(),
                Optional.empty());
    }

    public CertificateOrder withKey(KeySpec other) {
        return new CertificateOrder(
                name, profile, issuer, subject, subjectAltNames, other, days, keyUsage, extendedKeyUsage);
    }

    public CertificateOrder withDays(int number) {
        return new CertificateOrder(
                name,
                profile,
                issuer,
                subject,
                subjectAltNames,
                key,
                OptionalInt.of(number),
                keyUsage,
                extendedKeyUsage);
    }

    public CertificateOrder withKeyUsage(Set<KeyUsage> other) {
        return new CertificateOrder(
                name,
                profile,
                issuer,
                subject,
                subjectAltNames,
                key,
                days,
                Optional.of(Set.copyOf(other)),
                extendedKeyUsage);
    }

    public CertificateOrder withExtendedKeyUsage(List<KeyPurpose> other) {
        return new CertificateOrder(
                name, profile, issuer, subject, subjectAltNames, key, days, keyUsage, Optional.of(List.copyOf(other)));
    }
}
