package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An IPv4 or IPv6 address as a value; nothing is ever looked up.
///
/// @param octets 4 or 16, in network order
public record IpAddress(List<Integer> octets) {
    public IpAddress {
        octets = List.copyOf(octets);
        if ((octets.size() != 4 && octets.size() != 16) || octets.stream().anyMatch(o -> o < 0 || o > 255)) {
            throw new IllegalArgumentException("not an address: " + octets);
        }
    }

    public static IpAddress of(byte[] octets) {
        var list = new ArrayList<Integer>(octets.length);
        for (byte b : octets) {
            list.add(b & 0xff);
        }
        return new IpAddress(list);
    }

    public byte[] toBytes() {
        var bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        return bytes;
    }

    /// True when the text can only be meant as an address: it has a colon, or digits and dots only, perhaps with
    /// the prefix length of a network behind it.
    public static boolean looksLikeOne(String text) {
        return text.contains(":") || text.matches("[0-9.]*\\.[0-9.]*(/[0-9.]*)?");
    }

    /// Reads dotted decimal or RFC 4291 §2.2 notation; brackets around an IPv6 address are dropped.
    public static Parsed<IpAddress> parse(String text) {
        var address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (address.contains("/")) {
            return Parsed.invalid("ip.network", text);
        }
        if (address.contains("%")) {
            return Parsed.invalid("ip.zone", text);
        }
        var octets = address.contains(":") ? sixteen(address) : four(address);
        return octets == null ? Parsed.invalid("ip.malformed", text) : Parsed.valid(new IpAddress(octets));
    }

    private static @org.jspecify.annotations.Nullable List<Integer> four(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || !Arrays.stream(parts).allMatch(p -> p.matches("0|[1-9]\\d{0,2}"))) {
            return null;
        }
        var octets = Arrays.stream(parts).map(Integer::valueOf).toList();
        return octets.stream().allMatch(o -> o <= 255) ? octets : null;
    }

    private static @org.jspecify.annotations.Nullable List<Integer> sixteen(String text) {
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::") || text.contains(":::")) {
            return null;
        }
        var head = groups(gap < 0 ? text : text.substring(0, gap));
        var tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int missing = 16 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 2) {
            return null;
        }
        var octets = new ArrayList<>(head);
        octets.addAll(java.util.Collections.nCopies(missing, 0));
        octets.addAll(tail);
        return octets;
    }

    private static @org.jspecify.annotations.Nullable List<Integer> groups(String text) {
        var octets = new ArrayList<Integer>();
        if (text.isEmpty()) {
            return octets;
        }
        var groups = text.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            if (i == groups.length - 1 && groups[i].contains(".")) {
                var four = four(groups[i]);
                if (four == null) {
                    return null;
                }
                octets.addAll(four);
            } else if (groups[i].matches("[0-9a-fA-F]{1,4}")) {
                int group = Integer.parseInt(groups[i], 16);
                octets.add(group >> 8);
                octets.add(group & 0xff);
            } else {
                return null;
            }
        }
        return octets;
    }

    /// The canonical text (RFC 5952 for IPv6).
    @Override
    public String toString() {
        if (octets.size() == 4) {
            return octets.stream().map(String::valueOf).collect(Collectors.joining("."));
        }
        var groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets.get(2 * i) << 8) | octets.get(2 * i + 1);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
