package dev.certwright.ui.connection;

import dev.certwright.model.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Lines of eight octets, which fit beside the steps in the smallest window: offset, hexadecimal digits, and the
/// characters that can be shown.
final class HexDump {
    private static final int WIDTH = 8;

    private HexDump() {}

    static List<String> lines(Bytes bytes) {
        var octets = bytes.toArray();
        var lines = new ArrayList<String>((octets.length + WIDTH - 1) / WIDTH);
        for (int start = 0; start < octets.length; start += WIDTH) {
            var hex = new StringBuilder();
            var text = new StringBuilder();
            for (int i = start; i < start + WIDTH; i++) {
                if (i < octets.length) {
                    int octet = octets[i] & 0xff;
                    hex.append("%02x ".formatted(octet));
                    text.append(octet >= ' ' && octet < 127 ? (char) octet : '.');
                } else {
                    hex.append("   ");
                }
            }
            lines.add("%04x %s%s".formatted(start, hex, text));
        }
        return lines;
    }
}
