package dev.certwright.model.keystore;

import java.math.BigInteger;

/// The integrity check of a PKCS #12 container: the classic one (RFC 7292 §4) or PBMAC1 (RFC 9579).
///
/// @param digest `SHA-1`, `SHA-256`, …; for PBMAC1 the HMAC, as `HMAC-SHA256`
/// @param pbmac1 whether it is PBMAC1
/// @param prf    what the key derivation of PBMAC1 is built on; empty for the classic one
/// @param fit    whether it fits the content under one of the passwords
public record StoreMac(String digest, boolean pbmac1, String prf, int saltOctets, BigInteger iterations, Fit fit) {
    /// What came of checking.
    public enum Fit {
        FITS,
        /// Under none of the passwords.
        DOES_NOT_FIT,
        /// There was no password to try; an empty one and none at all do not fit.
        NOT_TRIED,
        UNSUPPORTED,
        TOO_EXPENSIVE
    }

    /// For example `HMAC-SHA256` or `PBMAC1 (PBKDF2 HMAC-SHA256, HMAC-SHA256)`.
    public String words() {
        return pbmac1 ? "PBMAC1 (PBKDF2 " + prf + ", " + digest + ")" : "HMAC " + digest;
    }
}
