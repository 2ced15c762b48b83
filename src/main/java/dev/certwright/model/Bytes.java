package dev.certwright.model;

import java.util.Arrays;
import java.util.HexFormat;

/// Octets as a value: never changed, compared by content. Not for secrets, which must be wiped.
public final class Bytes {
    /// None.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    /// A copy of these octets.
    public static Bytes of(byte[] octets) {
        return new Bytes(octets.clone());
    }

    public byte[] toArray() {
        return octets.clone();
    }

    /// In octets.
    public int length() {
        return octets.length;
    }

    /// Lower-case hexadecimal digits without separators.
    public String hex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return octets.length + " octets";
    }
}
