package dev.certwright.model;

import java.util.Arrays;

/// Octets that nobody may see, for example an encoded private key. They are wiped when closed and never shown.
public final class SecretBytes implements AutoCloseable {
    private final byte[] octets;

    /// @param octets copied; wiping the original stays with the caller
    public SecretBytes(byte[] octets) {
        this.octets = octets.clone();
    }

    /// A copy, which the caller wipes.
    public byte[] copy() {
        return octets.clone();
    }

    /// In octets.
    public int length() {
        return octets.length;
    }

    /// Wipes the octets.
    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes";
    }
}
