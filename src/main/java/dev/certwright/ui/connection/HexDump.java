package dev.certwright.ui.connection;

/// Puts octets into the signs of a hex dump.
final class HexDump {
    private HexDump() {}

    /// Four digits at least.
    static String offset(int offset) {
        return "%04x".formatted(offset);
    }

    static String hex(byte octet) {
        return "%02x".formatted(octet & 0xff);
    }

    /// The character of ASCII; a full stop for those that cannot be seen.
    static String character(byte octet) {
        return octet >= ' ' && octet < 127 ? Character.toString(octet) : ".";
    }
}
