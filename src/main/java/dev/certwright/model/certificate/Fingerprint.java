package dev.certwright.model.certificate;

import java.util.Arrays;
import java.util.HexFormat;

/// A digest over an encoding.
public final class Fingerprint {
    private final String algorithm;
    private final byte[] digest;

    public Fingerprint(String algorithm, byte[] digest) {
        this.algorithm = algorithm;
        this.digest = digest.clone();
    }

    /// For example `SHA-256`.
    public String algorithm() {
        return algorithm;
    }

    /// Lower-case hexadecimal digits without separators.
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && algorithm.equals(that.algorithm)
                && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /// Upper-case octets with colons, as OpenSSL prints it.
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }
}
