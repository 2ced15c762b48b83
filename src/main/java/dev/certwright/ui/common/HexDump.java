package dev.certwright.ui.common;

/// Puts octets into the signs of a hex dump.
public final class HexDump {
    private HexDump() {}

    /// Four digits at least.
    public static String offset(int offset) {
        return "%04x".formatted(offset);
    }

    /// Two digits.
    public static String hex(byte octet) {
        return "%02x".formatted(octet & 0xff);
    }

    /// The character of ASCII; a full stop for those that cannot be seen.
    public static String character(byte octet) {
        return octet >= ' ' && octet < 127 ? Character.toString(octet) : ".";
    }
}
