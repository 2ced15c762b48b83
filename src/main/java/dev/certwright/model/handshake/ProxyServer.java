package dev.certwright.model.handshake;

import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A server that passes a connection on to another.
public sealed interface ProxyServer {
    /// Where it listens.
    Endpoint endpoint();

    /// Empty when the proxy lets everyone through.
    Optional<ProxyCredentials> credentials();

    /// Asked by the HTTP method CONNECT (RFC 9110 §9.3.6), with the credentials by the Basic scheme (RFC 7617).
    record HttpConnect(Endpoint endpoint, Optional<ProxyCredentials> credentials) implements ProxyServer {
        public HttpConnect {
            if (credentials.isPresent() && credentials.get().user().contains(":")) {
                throw new IllegalArgumentException("the Basic scheme has no colon in a user name");
            }
        }

        @Override
        public String toString() {
            return "http://" + endpoint;
        }
    }

    /// Asked by SOCKS version 5 (RFC 1928), with the credentials by RFC 1929. The proxy looks the name up.
    record Socks5(Endpoint endpoint, Optional<ProxyCredentials> credentials) implements ProxyServer {
        @Override
        public String toString() {
            return "socks5://" + endpoint;
        }
    }

    /// Reads `http://host:port` or `socks5://host:port`, where `user:password@` may stand before the host. What
    /// means something in an address, such as `@`, is written percent-encoded in a user name or password.
    /// Without a scheme it is http.
    static Parsed<ProxyServer> parse(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.invalid("proxy.blank");
        }
        int colon = typed.indexOf("://");
        var scheme = colon < 0 ? "http" : typed.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = colon < 0 ? typed : typed.substring(colon + 3);
        rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        if (!scheme.equals("http") && !scheme.equals("socks5") && !scheme.equals("socks5h")) {
            return Parsed.invalid("proxy.scheme", scheme);
        }
        int at = rest.lastIndexOf('@');
        var credentials = at < 0
                ? Parsed.valid(Optional.<ProxyCredentials>empty())
                : credentials(rest.substring(0, at), scheme.equals("http"));
        var address = rest.substring(at + 1);
        return switch (credentials) {
            case Parsed.Invalid<Optional<ProxyCredentials>>(var violation) -> new Parsed.Invalid<>(violation);
            case Parsed.Valid<Optional<ProxyCredentials>>(var given) -> server(scheme, address, given);
        };
    }

    private static Parsed<ProxyServer> server(String scheme, String address, Optional<ProxyCredentials> credentials) {
        return switch (HostAndPort.parse(address)) {
            case Parsed.Invalid<HostAndPort>(var violation) -> new Parsed.Invalid<>(violation);
            case Parsed.Valid<HostAndPort>(var found) -> {
                if (found.port().isEmpty()) {
                    yield Parsed.invalid("proxy.port", found.host());
                }
                var endpoint = new Endpoint(found.host(), found.port().getAsInt());
                yield Parsed.valid(
                        scheme.equals("http")
                                ? new HttpConnect(endpoint, credentials)
                                : new Socks5(endpoint, credentials));
            }
        };
    }

    private static Parsed<Optional<ProxyCredentials>> credentials(String userInfo, boolean basic) {
        int colon = userInfo.indexOf(':');
        String user;
        String password;
        try {
            user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
            password = decode(colon < 0 ? "" : userInfo.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return Parsed.invalid("proxy.percent");
        }
        if (user.isEmpty() || (basic && user.contains(":"))) {
            return Parsed.invalid("proxy.user");
        }
        if (utf8Length(user) > 255 || utf8Length(password) > 255) {
            return Parsed.invalid("proxy.tooLong", 255);
        }
        if ((user + password).chars().anyMatch(Character::isISOControl)) {
            return Parsed.invalid("proxy.control");
        }
        return Parsed.valid(Optional.of(new ProxyCredentials(user, new Passphrase(password.toCharArray()))));
    }

    /// A plus stands for itself here, unlike in a form.
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
