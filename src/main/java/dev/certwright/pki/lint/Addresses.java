package dev.certwright.pki.lint;

import dev.certwright.model.name.IpAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// IP addresses that nobody can own, and masks.
final class Addresses {
    /// Blocks of the IANA special-purpose registries (RFC 6890) that no public CA may certify, as address and bits.
    private static final List<Block> RESERVED = List.of(
            block("00000000", 8),
            block("0a000000", 8),
            block("64400000", 10),
            block("7f000000", 8),
            block("a9fe0000", 16),
            block("ac100000", 12),
            block("c0000000", 24),
            block("c0000200", 24),
            block("c0586300", 24),
            block("c0a80000", 16),
            block("c6120000", 15),
            block("c6336400", 24),
            block("cb007100", 24),
            block("e0000000", 3),
            block("00000000000000000000000000000000", 127),
            block("00000000000000000000ffff00000000", 96),
            block("01000000000000000000000000000000", 64),
            block("20010db8000000000000000000000000", 32),
            block("20010000000000000000000000000000", 23),
            block("fc000000000000000000000000000000", 7),
            block("fe800000000000000000000000000000", 10),
            block("ff000000000000000000000000000000", 8));

    private static final class Block {
        private final byte[] address;
        private final int bits;

        Block(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean contains(byte[] other, int depth) {
            return other.length == address.length && same(address, other, Math.min(bits, depth));
        }
    }

    private Addresses() {}

    private static Block block(String hex, int bits) {
        return new Block(HexFormat.of().parseHex(hex), bits);
    }

    static boolean reserved(byte[] address) {
        return RESERVED.stream().anyMatch(b -> b.contains(address, Integer.MAX_VALUE));
    }

    /// Whether an address with its mask, as name constraints have it, touches a reserved block.
    static boolean touchesReserved(byte[] addressAndMask) {
        int half = addressAndMask.length / 2;
        var address = Arrays.copyOf(addressAndMask, half);
        int depth = ones(addressAndMask);
        return RESERVED.stream().anyMatch(b -> b.contains(address, depth));
    }

    /// Whether the second half is ones followed by zeros, and the first half has nothing where the zeros are.
    static boolean isBlock(byte[] addressAndMask) {
        int half = addressAndMask.length / 2;
        int set = 0;
        boolean outside = false;
        for (int i = 0; i < half; i++) {
            set += Integer.bitCount(addressAndMask[half + i] & 0xff);
            outside |= (addressAndMask[i] & ~addressAndMask[half + i]) != 0;
        }
        return ones(addressAndMask) == set && !outside;
    }

    private static int ones(byte[] addressAndMask) {
        int half = addressAndMask.length / 2;
        int ones = 0;
        while (ones < half * 8 && bit(addressAndMask, half * 8 + ones)) {
            ones++;
        }
        return ones;
    }

    static boolean same(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < Math.min(bits, one.length * 8); i++) {
            if (bit(one, i) != bit(other, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] octets, int at) {
        return (octets[at / 8] >> (7 - at % 8) & 1) == 1;
    }

    static String text(byte[] octets) {
        return octets.length == 4 || octets.length == 16
                ? IpAddress.of(octets).toString()
                : HexFormat.of().formatHex(octets);
    }
}
