package dev.certwright.model.keystore;

import dev.certwright.model.Phrase;
import java.util.Locale;

/// One thing about a container that a program may not be able to cope with.
///
/// @param kind what sort of thing it is
/// @param word for example `PBE-SHA1-RC2-40` or `SHA-256`; empty where the kind says it all
public record StoreFeature(Kind kind, String word) {
    /// Sorts of features.
    public enum Kind {
        /// A scheme of encryption other than PBES2, as `PBE-SHA1-3DES`.
        SCHEME,
        /// Encryption by PBES2 (RFC 8018 §6.2), whatever its cipher.
        PBES2,
        /// A cipher under PBES2, as `AES-256-CBC`.
        CIPHER,
        /// How PBES2 makes its key, as `HMAC-SHA256` for PBKDF2, or `scrypt`.
        DERIVATION,
        /// The digest of the classic integrity check, as `SHA-256`.
        MAC,
        /// An integrity check as RFC 9579 has it.
        PBMAC1,
        NO_MAC,
        /// Neither an integrity check nor any encryption.
        UNPROTECTED,
        /// A private key that is not encrypted.
        PLAIN_KEY,
        /// Lengths left open.
        INDEFINITE,
        /// More iterations than 5,000,000 somewhere.
        MANY_ITERATIONS,
        /// Less than eight octets of salt for the integrity check.
        SHORT_SALT,
        /// A version other than 3.
        VERSION,
        /// A signature instead of a password for integrity.
        SIGNED,
        /// A part encrypted for a private key.
        ENVELOPED,
        /// Other than exactly two parts.
        PARTS
    }

    public static StoreFeature of(Kind kind) {
        return new StoreFeature(kind, "");
    }

    /// Why a program refuses it.
    public Phrase refusal() {
        return Phrase.of("keystore.refuses." + key(), word);
    }

    /// What is not known.
    public Phrase doubt() {
        return Phrase.of("keystore.unknown", Phrase.of("keystore.feature." + key(), word));
    }

    private String key() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
