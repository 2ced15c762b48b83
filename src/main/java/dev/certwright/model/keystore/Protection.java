package dev.certwright.model.keystore;

import java.math.BigInteger;

/// How octets are encrypted under a password.
///
/// @param scheme     `PBES2`, `PBE-SHA1-3DES`, … as OpenSSL names them, or the object identifier
/// @param cipher     for example `AES-256-CBC`; the object identifier when it is not known
/// @param keyBits    of the cipher; 0 when unknown
/// @param derivation how the key is made of the password: `PBKDF2`, `PBKDF1`, `scrypt`, `PKCS12KDF`
/// @param prf        what that function is built on, for example `HMAC-SHA256`; empty for scrypt
/// @param saltOctets length of the salt
/// @param iterations how often; for scrypt its cost parameter N
public record Protection(
        String scheme,
        String cipher,
        int keyBits,
        String derivation,
        String prf,
        int saltOctets,
        BigInteger iterations) {
    /// The scheme and what it is made of, in technical words that are the same in every language.
    public String words() {
        return scheme.equals("PBES2") ? "PBES2, " + cipher + ", " + derivationWords() : scheme;
    }

    private String derivationWords() {
        return prf.isEmpty() ? derivation : derivation + " " + prf;
    }
}
