package dev.certwright.model.keystore;

import dev.certwright.model.certificate.EncodedCertificate;
import java.util.List;
import java.util.Optional;

/// One entry of a PKCS #12 container (`SafeBag`, RFC 7292 §4.2).
///
/// @param label           what it is in technical words: a certificate's subject, a key's algorithm, else the object
///                        identifier; empty while it is locked
/// @param friendlyName    what programs list it under
/// @param localKeyId      in hexadecimal digits; ties a key to its certificate
/// @param trustedUses     purposes of Java's attribute that makes a certificate a trusted one; empty without it
/// @param otherAttributes object identifiers of the remaining attributes
/// @param protection      of the entry itself, beyond that of the part it is in
/// @param certificate     of a certificate
/// @param owner           of a private key: the certificate in the container that has its public key
/// @param inside          the entries of a nested one
public record Bag(
        Kind kind,
        String label,
        Optional<String> friendlyName,
        Optional<String> localKeyId,
        Optional<List<String>> trustedUses,
        List<String> otherAttributes,
        Optional<Protection> protection,
        Access access,
        Optional<EncodedCertificate> certificate,
        Optional<EncodedCertificate> owner,
        List<Bag> inside) {
    public Bag {
        trustedUses = trustedUses.map(List::copyOf);
        otherAttributes = List.copyOf(otherAttributes);
        inside = List.copyOf(inside);
    }

    /// What an entry is.
    public enum Kind {
        /// A private key that is not encrypted by itself.
        KEY,
        /// A private key encrypted by itself.
        SHROUDED_KEY,
        CERTIFICATE,
        REVOCATION_LIST,
        SECRET,
        /// Entries within an entry.
        NESTED,
        UNKNOWN;

        public boolean privateKey() {
            return this == KEY || this == SHROUDED_KEY;
        }
    }
}
