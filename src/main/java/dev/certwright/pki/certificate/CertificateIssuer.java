package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;

/// Builds certificates (RFC 5280 §4) and signs them.
///
/// What the issuer's certificate and the public key contribute is copied octet for octet, never decoded and encoded
/// again: a path breaks when the issuer's name differs from the name above it in as little as the kind of string.
public final class CertificateIssuer {
    /// Random bits in a serial number: as many as 16 octets hold with a positive sign. RFC 5280 §4.1.2.2 allows 20
    /// octets, the CA/Browser Forum's Baseline Requirements 7.1 ask for 64 random bits.
    private static final int SERIAL_BITS = 127;

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

    private final SecureRandom random;

    public CertificateIssuer(SecureRandom random) {
        this.random = random;
    }

    /// A serial number that nobody can foretell and that occurs once.
    public SerialNumber newSerialNumber() {
        BigInteger value;
        do {
            value = new BigInteger(SERIAL_BITS, random);
        } while (value.signum() == 0);
        return new SerialNumber(value);
    }

    /// Makes a certificate that is its own issuer.
    ///
    /// @throws PkiException.UnsupportedAlgorithm when keys of this kind cannot sign here
    /// @throws PkiException.KeyMismatch          when the two keys are not a pair
    public EncodedCertificate selfSign(CertificateTemplate template, KeyPair keys, SerialNumber serialNumber)
            throws PkiException {
        var subject = Asn1.der(Asn1.name(template.subject()));
        var keyIdentifier = ExtensionEncoder.keyIdentifier(keys.getPublic());
        return sign(
                template, keys.getPublic(), subject, keyIdentifier, serialNumber, keys.getPrivate(), keys.getPublic());
    }

    /// Makes a certificate for somebody's public key.
    ///
    /// @param subjectKey   goes into the certificate
    /// @param issuer       the CA's own certificate
    /// @param issuerKey    the CA's private key
    /// @throws PkiException.Malformed            when the issuer's certificate cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when keys of the issuer's kind cannot sign here
    /// @throws PkiException.KeyMismatch          when the private key is not the one of the issuer's certificate
    /// @throws IllegalArgumentException          when the certificate would outlive the issuer's
    public EncodedCertificate issue(
            CertificateTemplate template,
            PublicKey subjectKey,
            EncodedCertificate issuer,
            PrivateKey issuerKey,
            SerialNumber serialNumber)
            throws PkiException {
        byte[] issuerName;
        byte[] issuerKeyIdentifier;
        Instant issuerNotAfter;
        PublicKey issuerPublicKey = PublicKeyCodec.of(issuer);
        try {
            var outline = CertificateOutline.of(issuer);
            issuerName = outline.subject().encoded();
            issuerNotAfter = Asn1.time(outline.notAfter());
            var extension = outline.extension(ObjectNames.SUBJECT_KEY_IDENTIFIER);
            issuerKeyIdentifier = extension.isPresent()
                    ? DerElement.of(extension.get().value().content())
                            .expect(DerElement.OCTET_STRING)
                            .content()
                    : ExtensionEncoder.keyIdentifier(issuerPublicKey);
        } catch (IOException e) {
            throw new PkiException.Malformed(issuer.sha256().hex(), e);
        }
        if (template.validity().notAfter().isAfter(issuerNotAfter)) {
            throw new IllegalArgumentException(
                    template.validity().notAfter() + " is after the issuer's end, " + issuerNotAfter);
        }
        return sign(template, subjectKey, issuerName, issuerKeyIdentifier, serialNumber, issuerKey, issuerPublicKey);
    }

    /// Makes a CA ready to sign many certificates.
    ///
    /// @param certificate the CA's own
    /// @throws PkiException.Malformed            when the certificate cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when keys of this kind cannot sign here
    /// @throws PkiException.KeyMismatch          when the private key is not the one of the certificate
    public SigningAuthority authority(EncodedCertificate certificate, PrivateKey privateKey) throws PkiException {
        return SigningAuthority.of(certificate, privateKey, random);
    }

    private EncodedCertificate sign(
            CertificateTemplate template,
            PublicKey subjectKey,
            byte[] issuerName,
            byte[] issuerKeyIdentifier,
            SerialNumber serialNumber,
            PrivateKey issuerKey,
            PublicKey issuerPublicKey)
            throws PkiException {
        var scheme = SignatureScheme.of(issuerKey);
        var algorithm = Asn1.der(scheme.identifier());
        var signed = toBeSigned(template, subjectKey, issuerName, issuerKeyIdentifier, serialNumber, algorithm);
        try {
            var signer = scheme.signer(issuerKey, random);
            signer.update(signed);
            var signature = signer.sign();
            requireValid(scheme, issuerPublicKey, signed, signature, template);
            return new EncodedCertificate(DerWriter.sequence(signed, algorithm, Asn1.der(new DERBitString(signature))));
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(template.subject().shortForm(), issuerKey.getAlgorithm(), e);
        }
    }

    /// The `TBSCertificate` (RFC 5280 §4.1.2).
    ///
    /// @param algorithm encoded, of the signature that follows
    static byte[] toBeSigned(
            CertificateTemplate template,
            PublicKey subjectKey,
            byte[] issuerName,
            byte[] issuerKeyIdentifier,
            SerialNumber serialNumber,
            byte[] algorithm) {
        var validity = template.validity();
        return DerWriter.sequence(
                DerWriter.element(0xa0, Asn1.der(new ASN1Integer(2))),
                Asn1.der(new ASN1Integer(serialNumber.value())),
                algorithm,
                issuerName,
                DerWriter.sequence(time(validity.notBefore()), time(validity.notAfter())),
                Asn1.der(Asn1.name(template.subject())),
                subjectKey.getEncoded(),
                DerWriter.element(0xa3, ExtensionEncoder.extensions(template, subjectKey, issuerKeyIdentifier)));
    }

    /// Nothing leaves that was signed with the wrong key.
    private static void requireValid(
            SignatureScheme scheme, PublicKey key, byte[] signed, byte[] signature, CertificateTemplate template)
            throws GeneralSecurityException, PkiException {
        boolean valid;
        try {
            var verifier = scheme.verifier(key);
            verifier.update(signed);
            valid = verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException _) {
            valid = false;
        }
        if (!valid) {
            throw new PkiException.KeyMismatch(template.subject().shortForm());
        }
    }

    /// UTCTime before 2050, GeneralizedTime from then on (RFC 5280 §4.1.2.5).
    private static byte[] time(Instant moment) {
        var utc = moment.atOffset(ZoneOffset.UTC);
        boolean early = utc.getYear() >= 1950 && utc.getYear() < 2050;
        var text = (early ? UTC_TIME : GENERALIZED_TIME).format(utc);
        return DerWriter.element(
                early ? DerElement.UTC_TIME : DerElement.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
