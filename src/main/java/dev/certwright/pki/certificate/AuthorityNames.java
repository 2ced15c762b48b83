package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// By what others name a CA: its key identifier, and the digests of its name and key that OCSP uses.
///
/// @param name    the DER encoded name
/// @param keyBits the public key's BIT STRING without tag, length and number of unused bits (RFC 6960 §4.1.1)
record AuthorityNames(Digestible name, Digestible keyBits) {
    /// Octets that only a digest is wanted of.
    static final class Digestible {
        private final byte[] octets;

        private Digestible(byte[] octets) {
            this.octets = octets;
        }

        byte[] digest(String algorithm) throws NoSuchAlgorithmException {
            return MessageDigest.getInstance(algorithm).digest(octets);
        }
    }

    static AuthorityNames of(EncodedCertificate authority) throws PkiException.Malformed {
        try {
            var outline = CertificateOutline.of(authority);
            var key = new Parts(outline.subjectPublicKeyInfo());
            key.next(DerElement.SEQUENCE);
            var bits = key.next(DerElement.BIT_STRING).content();
            return new AuthorityNames(
                    new Digestible(outline.subject().encoded()),
                    new Digestible(Arrays.copyOfRange(bits, Math.min(1, bits.length), bits.length)));
        } catch (IOException e) {
            throw new PkiException.Malformed(authority.sha256().hex(), e);
        }
    }

    /// The subject key identifier of a CA's certificate; where it has none, what it would be.
    static byte[] keyIdentifier(EncodedCertificate authority) throws PkiException {
        try {
            var extension = CertificateOutline.of(authority).extension(ObjectNames.SUBJECT_KEY_IDENTIFIER);
            return extension.isPresent()
                    ? DerElement.of(extension.get().value().content())
                            .expect(DerElement.OCTET_STRING)
                            .content()
                    : ExtensionEncoder.keyIdentifier(PublicKeyCodec.of(authority));
        } catch (IOException e) {
            throw new PkiException.Malformed(authority.sha256().hex(), e);
        }
    }
}
