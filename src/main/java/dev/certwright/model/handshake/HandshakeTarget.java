package dev.certwright.model.handshake;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.HostName;
import dev.certwright.model.name.IpAddress;
import java.util.Locale;

/// Where a connection test goes.
///
/// @param host        a host name in ASCII, or an address in canonical text without brackets
/// @param port        1..65535
/// @param application what is spoken once the connection is encrypted
public record HandshakeTarget(String host, int port, Application application) {
    /// What is spoken once the connection is encrypted.
    public sealed interface Application {
        /// One request is sent.
        ///
        /// @param path with its leading slash, and the query if there is one
        record Http(String path) implements Application {}

        /// Nothing is sent; the connection is watched for what the server says and closed.
        record Silent() implements Application {}
    }

    public HandshakeTarget {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(host + ":" + port);
        }
    }

    public boolean hostIsAddress() {
        return IpAddress.looksLikeOne(host);
    }

    /// `host:port`, the host in brackets when it is an IPv6 address.
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return switch (application) {
            case Application.Http(var path) -> "https://" + authority() + path;
            case Application.Silent() -> "tls://" + authority();
        };
    }

    /// Reads an address as people type it: `https://host:port/path`, `host:port`, `host`, or `tls://host:port` for
    /// a server that does not speak HTTP. Without a scheme it is https; without a port it is 443.
    public static Parsed<HandshakeTarget> parse(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.invalid("address.blank");
        }
        int colon = typed.indexOf("://");
        var scheme = colon < 0 ? "https" : typed.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = colon < 0 ? typed : typed.substring(colon + 3);
        if (scheme.equals("http")) {
            return Parsed.invalid("address.plainHttp", "https://" + rest);
        }
        if (!scheme.equals("https") && !scheme.equals("tls")) {
            return Parsed.invalid("address.scheme", scheme);
        }
        int end = rest.replace('?', '/').replace('#', '/').indexOf('/');
        var authority = end < 0 ? rest : rest.substring(0, end);
        var path = end < 0 ? "/" : rest.substring(end);
        int hash = path.indexOf('#');
        path = hash < 0 ? path : path.substring(0, hash);
        var application = scheme.equals("tls")
                ? new Application.Silent()
                : new Application.Http(path.startsWith("/") ? path : "/" + path);
        if (path.chars().anyMatch(c -> c <= ' ' || c > 126)) {
            return Parsed.invalid("address.path", path);
        }
        if (authority.contains("@")) {
            return Parsed.invalid("address.userInfo");
        }
        return hostAndPort(authority, application);
    }

    private static Parsed<HandshakeTarget> hostAndPort(String authority, Application application) {
        int bracket = authority.indexOf(']');
        if (authority.startsWith("[") && bracket < 0) {
            return Parsed.invalid("ip.malformed", authority);
        }
        int colon = authority.startsWith("[") ? authority.indexOf(':', bracket + 1) : authority.lastIndexOf(':');
        boolean bareIpv6 = !authority.startsWith("[") && authority.indexOf(':') != authority.lastIndexOf(':');
        var host = colon < 0 || bareIpv6 ? authority : authority.substring(0, colon);
        var portText = colon < 0 || bareIpv6 ? "443" : authority.substring(colon + 1);
        if (!portText.matches("\\d{1,5}") || Integer.parseInt(portText) < 1 || Integer.parseInt(portText) > 65_535) {
            return Parsed.invalid("address.port", portText);
        }
        int port = Integer.parseInt(portText);
        var name = IpAddress.looksLikeOne(host) ? IpAddress.parse(host).map(IpAddress::toString) : HostName.parse(host);
        return name.map(h -> new HandshakeTarget(h, port, application));
    }
}
