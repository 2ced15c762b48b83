package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.PublicKeyDetails;
import java.io.IOException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/// Public keys out of their encoding (`SubjectPublicKeyInfo`, RFC 5280 §4.1.2.7).
public final class PublicKeyCodec {
    private PublicKeyCodec() {}

    /// The public key of a certificate.
    ///
    /// @throws PkiException.Malformed            when certificate or key cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when no key of this kind is known
    public static PublicKey of(EncodedCertificate certificate) throws PkiException {
        try {
            return decode(
                    CertificateOutline.of(certificate).subjectPublicKeyInfo(),
                    certificate.sha256().hex());
        } catch (IOException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    /// What kind of key it is.
    ///
    /// @param spki one `SubjectPublicKeyInfo`
    /// @throws PkiException.Malformed when it is none
    public static PublicKeyDetails details(Bytes spki) throws PkiException.Malformed {
        try {
            return PublicKeys.read(DerElement.of(spki.toArray()));
        } catch (IOException e) {
            throw new PkiException.Malformed("SubjectPublicKeyInfo", e);
        }
    }

    /// A public key as it stands in a certification request.
    ///
    /// @param spki   one `SubjectPublicKeyInfo`
    /// @param source what to call it in a message
    /// @throws PkiException.Malformed            when it cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when no key of this kind is known
    public static PublicKey key(Bytes spki, String source) throws PkiException {
        try {
            return decode(DerElement.of(spki.toArray()), source);
        } catch (IOException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private static PublicKey decode(DerElement info, String source) throws PkiException, IOException {
        var oid = Asn1.objectIdentifier(new Parts(new Parts(info).next(DerElement.SEQUENCE)).next());
        info.requireShallow();
        var spec = new X509EncodedKeySpec(info.encoded());
        try {
            return KeyFactory.getInstance(oid).generatePublic(spec);
        } catch (NoSuchAlgorithmException | InvalidKeySpecException _) {
            // Bouncy Castle knows more kinds and more curves.
        }
        try {
            return KeyFactory.getInstance(oid, BouncyCastle.provider()).generatePublic(spec);
        } catch (NoSuchAlgorithmException e) {
            throw new PkiException.UnsupportedAlgorithm(source, oid, e);
        } catch (InvalidKeySpecException | RuntimeException e) {
            // Bouncy Castle answers broken keys with unchecked exceptions, too.
            throw new PkiException.Malformed(source, e);
        }
    }
}
