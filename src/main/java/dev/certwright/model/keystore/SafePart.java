package dev.certwright.model.keystore;

import java.util.List;
import java.util.Optional;

/// One part of a PKCS #12 container (`ContentInfo` of the `AuthenticatedSafe`, RFC 7292 §4.1).
///
/// @param type       object identifier of its content type
/// @param protection of an encrypted one
/// @param bags       its entries as far as they can be seen
public record SafePart(Kind kind, String type, Optional<Protection> protection, Access access, List<Bag> bags) {
    public SafePart {
        bags = List.copyOf(bags);
    }

    /// How a part is protected.
    public enum Kind {
        PLAIN,
        ENCRYPTED,
        /// For whoever has a private key, not under a password.
        ENVELOPED,
        UNKNOWN
    }
}
