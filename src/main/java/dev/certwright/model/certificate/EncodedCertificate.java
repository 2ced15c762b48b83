package dev.certwright.model.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// A certificate as it was encoded, byte for byte. What it says is read by `pki.certificate`, and need not be valid.
public final class EncodedCertificate {
    private final byte[] der;

    /// @param der one DER (or BER) encoded `Certificate` (RFC 5280 §4.1); copied
    public EncodedCertificate(byte[] der) {
        this.der = der.clone();
    }

    /// A copy of the encoding.
    public byte[] der() {
        return der.clone();
    }

    public Fingerprint sha256() {
        return digest("SHA-256");
    }

    public Fingerprint sha1() {
        return digest("SHA-1");
    }

    private Fingerprint digest(String algorithm) {
        try {
            return new Fingerprint(
                    algorithm, MessageDigest.getInstance(algorithm).digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedCertificate that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "certificate " + sha256();
    }
}
