package dev.certwright.model.handshake;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.HostName;
import dev.certwright.model.name.IpAddress;
import java.util.OptionalInt;

/// The part of an address between the slashes.
///
/// @param host a host name in ASCII, or an address in canonical text without brackets
/// @param port 1..65535; empty when none was typed
record HostAndPort(String host, OptionalInt port) {
    /// Reads `host`, `host:port`, `[2001:db8::1]:port` or a bare IPv6 address.
    static Parsed<HostAndPort> parse(String authority) {
        int bracket = authority.indexOf(']');
        if (authority.startsWith("[") && bracket < 0) {
            return Parsed.invalid("ip.malformed", authority);
        }
        boolean bareIpv6 = !authority.startsWith("[") && authority.indexOf(':') != authority.lastIndexOf(':');
        int colon = bareIpv6 ? -1 : authority.indexOf(':', bracket + 1);
        var host = colon < 0 ? authority : authority.substring(0, colon);
        var port = OptionalInt.empty();
        if (colon >= 0) {
            var typed = authority.substring(colon + 1);
            if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > 65_535) {
                return Parsed.invalid("address.port", typed);
            }
            port = OptionalInt.of(Integer.parseInt(typed));
        }
        var name = IpAddress.looksLikeOne(host) ? IpAddress.parse(host).map(IpAddress::toString) : HostName.parse(host);
        var found = port;
        return name.map(h -> new HostAndPort(h, found));
    }

    /// As it stands in a request: an IPv6 address in brackets.
    static String authority(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
