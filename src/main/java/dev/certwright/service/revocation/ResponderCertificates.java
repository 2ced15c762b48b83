package dev.certwright.service.revocation;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.NewEntry;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificates of those who sign OCSP responses for a CA: one that is in the vault, or a new one, which is kept.
final class ResponderCertificates {
    private static final int MAX_COMMON_NAME = 64;

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final CertificateIssuer issuer;
    private final KeyPairFactory keyPairs;
    private final PrivateKeyCodec privateKeys;
    private final InstantSource clock;

    ResponderCertificates(
            VaultSource vaults,
            CredentialSource credentials,
            CertificateIssuer issuer,
            KeyPairFactory keyPairs,
            PrivateKeyCodec privateKeys,
            InstantSource clock) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.issuer = issuer;
        this.keyPairs = keyPairs;
        this.privateKeys = privateKeys;
        this.clock = clock;
    }

    /// The one in the vault that ends last, or a new one.
    Entry of(Entry authority) throws PkiException {
        var known = find(authority);
        return known.isPresent() ? known.get() : make(authority);
    }

    /// What it signs with.
    Credential credential(Entry responder) throws PkiException {
        return new Credential(List.of(responder.certificate()), credentials.privateKey(responder));
    }

    /// One that can be used now.
    Optional<Entry> find(Entry authority) throws PkiException {
        var now = clock.instant();
        var vault = vaults.get();
        var best = vault.summaries().stream()
                .filter(one -> one.profile() == CertificateProfile.OCSP_RESPONDER && one.hasPrivateKey())
                .filter(one -> one.issuer().equals(Optional.of(authority.id())) && usable(one, now))
                .max(java.util.Comparator.comparing(one -> one.validity().notAfter()));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        return vault.entry(best.get().id())
                .filter(entry ->
                        entry.details().extendedKeyUsage().orElse(List.of()).contains(KeyPurpose.OCSP_SIGNING));
    }

    private static boolean usable(EntrySummary one, Instant now) {
        var status = one.status(now);
        return status == EntryStatus.VALID || status == EntryStatus.EXPIRING;
    }

    private Entry make(Entry authority) throws PkiException {
        var profile = CertificateProfile.OCSP_RESPONDER;
        var vault = vaults.get();
        var authorityKey = credentials.privateKey(authority);
        var keys = keyPairs.generate(profile.defaultKey());
        var name = freeName(vault, authority.name() + " OCSP");
        var template = new CertificateTemplate(
                subject(authority, name),
                List.of(),
                Validity.ofDays(clock.instant(), profile.defaultDays())
                        .endingBy(authority.details().validity().notAfter()),
                profile.basicConstraints(),
                profile.keyUsage(profile.defaultKey()),
                profile.extendedKeyUsage(),
                profile.extensions());
        var certificate = issuer.issue(
                template, keys.getPublic(), authority.certificate(), authorityKey, issuer.newSerialNumber());
        try (var secret = privateKeys.encodeSecret(keys.getPrivate())) {
            return vault.add(new NewEntry(
                    name, profile, certificate, new NewEntry.IssuedBy.Known(authority.id()), Optional.of(secret)));
        }
    }

    /// The CA's own name with another common name.
    private static DistinguishedName subject(Entry authority, String name) {
        var attributes = new ArrayList<NameAttribute>();
        for (var relativeName : authority.details().subject().relativeNames()) {
            for (var attribute : relativeName) {
                if (!attribute.oid().equals(AttributeType.COMMON_NAME.oid())) {
                    attributes.add(attribute);
                }
            }
        }
        attributes.add(new NameAttribute(AttributeType.COMMON_NAME.oid(), shortened(name)));
        return DistinguishedName.of(attributes);
    }

    /// RFC 5280 Appendix A.1 bounds a common name.
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MAX_COMMON_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_COMMON_NAME));
    }

    private static String freeName(Vault vault, String wanted) throws PkiException {
        var name = wanted;
        for (int n = 2; vault.entry(name).isPresent(); n++) {
            name = wanted + " " + n;
        }
        return name;
    }
}
