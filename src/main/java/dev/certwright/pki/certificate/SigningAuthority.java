package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.DERBitString;

/// A CA made ready to sign many certificates: its name, key identifier and way of signing are found out once, and that
/// key and certificate belong together is tried once. Safe for use by several threads.
public final class SigningAuthority {
    private static final byte[] CHALLENGE = "certwright: is this key the CA's?".getBytes(StandardCharsets.US_ASCII);

    private final SignatureScheme scheme;
    private final byte[] algorithm;
    private final byte[] name;
    private final byte[] keyIdentifier;
    private final Instant notAfter;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final SecureRandom random;

    private SigningAuthority(EncodedCertificate certificate, PrivateKey privateKey, SecureRandom random)
            throws PkiException, IOException {
        var outline = CertificateOutline.of(certificate);
        this.scheme = SignatureScheme.of(privateKey);
        this.algorithm = Asn1.der(scheme.identifier());
        this.name = outline.subject().encoded();
        this.notAfter = Asn1.time(outline.notAfter());
        this.publicKey = PublicKeyCodec.of(certificate);
        this.privateKey = privateKey;
        this.random = random;
        var extension = outline.extension(ObjectNames.SUBJECT_KEY_IDENTIFIER);
        this.keyIdentifier = extension.isPresent()
                ? DerElement.of(extension.get().value().content())
                        .expect(DerElement.OCTET_STRING)
                        .content()
                : ExtensionEncoder.keyIdentifier(publicKey);
    }

    /// See [CertificateIssuer#authority].
    static SigningAuthority of(EncodedCertificate certificate, PrivateKey privateKey, SecureRandom random)
            throws PkiException {
        try {
            var authority = new SigningAuthority(certificate, privateKey, random);
            var answer = authority.sign(CHALLENGE);
            if (!authority.valid(CHALLENGE, answer)) {
                throw new PkiException.KeyMismatch(certificate.sha256().hex());
            }
            return authority;
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(certificate.sha256().hex(), privateKey.getAlgorithm(), e);
        } catch (IOException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    /// Makes a certificate for somebody's public key.
    ///
    /// @throws PkiException.UnsupportedAlgorithm when signing fails
    /// @throws IllegalArgumentException          when the certificate would outlive the CA's
    public EncodedCertificate issue(CertificateTemplate template, PublicKey subjectKey, SerialNumber serialNumber)
            throws PkiException {
        if (template.validity().notAfter().isAfter(notAfter)) {
            throw new IllegalArgumentException(
                    template.validity().notAfter() + " is after the issuer's end, " + notAfter);
        }
        var signed = CertificateIssuer.toBeSigned(template, subjectKey, name, keyIdentifier, serialNumber, algorithm);
        try {
            return new EncodedCertificate(
                    DerWriter.sequence(signed, algorithm, Asn1.der(new DERBitString(sign(signed)))));
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(template.subject().shortForm(), privateKey.getAlgorithm(), e);
        }
    }

    /// Whether the signature of a certificate is this CA's.
    ///
    /// @throws PkiException.Malformed when it is no certificate
    public boolean issued(EncodedCertificate certificate) throws PkiException {
        try {
            var parts = new Parts(DerElement.of(certificate.der()).expect(DerElement.SEQUENCE));
            var signed = parts.next(DerElement.SEQUENCE).encoded();
            parts.next(DerElement.SEQUENCE);
            var bits = parts.next(DerElement.BIT_STRING).content();
            return valid(signed, Arrays.copyOfRange(bits, 1, bits.length));
        } catch (IOException | GeneralSecurityException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    private byte[] sign(byte[] content) throws GeneralSecurityException {
        var signer = scheme.signer(privateKey, random);
        signer.update(content);
        return signer.sign();
    }

    private boolean valid(byte[] content, byte[] signature) throws GeneralSecurityException {
        try {
            var verifier = scheme.verifier(publicKey);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException _) {
            return false;
        }
    }

    /// Names nothing of the key.
    @Override
    public String toString() {
        return "SigningAuthority[" + scheme.name() + "]";
    }
}
