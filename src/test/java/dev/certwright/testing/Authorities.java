package dev.certwright.testing;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.CertificateIssuer;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Certificates of our own making, where the question is what comes after them.
public final class Authorities {
    private static final int DAYS = 30;

    private Authorities() {}

    public static EncodedCertificate root(String subject, KeyPair keys, Instant now) throws PkiException {
        var issuer = new CertificateIssuer(new SecureRandom());
        var template = new CertificateTemplate(
                DistinguishedName.parse(subject).orThrow(),
                List.of(),
                Validity.ofDays(now, 2 * DAYS),
                new BasicConstraints(true, OptionalInt.empty()),
                Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
                List.of());
        return issuer.selfSign(template, keys, issuer.newSerialNumber());
    }

    /// One that is no CA.
    public static EncodedCertificate leaf(
            String subject, PublicKey key, EncodedCertificate ca, KeyPair caKeys, Instant now, KeyPurpose... purposes)
            throws PkiException {
        var issuer = new CertificateIssuer(new SecureRandom());
        var template = new CertificateTemplate(
                DistinguishedName.parse(subject).orThrow(),
                List.of(),
                Validity.ofDays(now, DAYS),
                BasicConstraints.END_ENTITY,
                Set.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of(purposes));
        return issuer.issue(template, key, ca, caKeys.getPrivate(), issuer.newSerialNumber());
    }
}
