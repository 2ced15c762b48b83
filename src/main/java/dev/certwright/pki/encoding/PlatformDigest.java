package dev.certwright.pki.encoding;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;

/// The Java platform's digests for Bouncy Castle's key derivations: they run on the processor's own instructions.
final class PlatformDigest implements ExtendedDigest {
    private final MessageDigest digest;
    private final int blockOctets;

    /// @param algorithm   one that every Java platform has
    /// @param blockOctets of the compression function's input
    PlatformDigest(String algorithm, int blockOctets) {
        try {
            this.digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
        this.blockOctets = blockOctets;
    }

    static PlatformDigest sha1() {
        return new PlatformDigest("SHA-1", 64);
    }

    static PlatformDigest sha256() {
        return new PlatformDigest("SHA-256", 64);
    }

    static PlatformDigest sha512() {
        return new PlatformDigest("SHA-512", 128);
    }

    @Override
    public String getAlgorithmName() {
        return digest.getAlgorithm();
    }

    @Override
    public int getDigestSize() {
        return digest.getDigestLength();
    }

    @Override
    public int getByteLength() {
        return blockOctets;
    }

    @Override
    public void update(byte octet) {
        digest.update(octet);
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        digest.update(octets, offset, length);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        try {
            return digest.digest(out, offset, digest.getDigestLength());
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for the digest", e);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
