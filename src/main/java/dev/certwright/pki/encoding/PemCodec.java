package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;

/// Writes the text form of certificates and keys (RFC 7468): 64 columns, line feeds.
public final class PemCodec {
    /// What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256; a good half second to try one password.
    private static final int ITERATIONS = 600_000;

    private final PrivateKeyCodec codec = new PrivateKeyCodec();
    private final PasswordEncryption encryption = new PasswordEncryption(new SecureRandom());

    public String certificate(EncodedCertificate certificate) {
        return armour("CERTIFICATE", certificate.der());
    }

    /// A revocation list (RFC 7468 §6).
    ///
    /// @param der a `CertificateList`
    public String revocationList(Bytes der) {
        return armour("X509 CRL", der.toArray());
    }

    /// A certification request (RFC 7468 §7).
    public String request(Bytes der) {
        return armour("CERTIFICATE REQUEST", der.toArray());
    }

    /// PKCS #8, not encrypted: whoever reads the text has the key.
    public String privateKey(PrivateKey key) {
        var plain = codec.encode(key);
        try {
            return armour("PRIVATE KEY", plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// PKCS #8, encrypted by PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC.
    ///
    /// @param password stays the caller's to wipe
    public String encryptedPrivateKey(PrivateKey key, char[] password) {
        return armour("ENCRYPTED PRIVATE KEY", encryptedPkcs8(key, password));
    }

    /// The same without armour: an `EncryptedPrivateKeyInfo` (RFC 5958 §3).
    ///
    /// @param password stays the caller's to wipe
    public byte[] encryptedPkcs8(PrivateKey key, char[] password) {
        var plain = codec.encode(key);
        try {
            var encrypted = encryption.aes256(plain, password, ITERATIONS);
            return Asn1.der(new EncryptedPrivateKeyInfo(
                    encrypted.algorithm(), encrypted.data().getOctets()));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static String armour(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
