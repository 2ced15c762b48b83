package dev.certwright.model.handshake;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.IpAddress;
import java.util.Locale;

/// Where a connection test goes.
///
/// @param host        a host name in ASCII, or an address in canonical text without brackets
/// @param port        1..65535
/// @param startup     what is said before TLS begins
/// @param application what is spoken once the connection is encrypted
public record HandshakeTarget(String host, int port, StartupProtocol startup, Application application) {
    /// What is spoken once the connection is encrypted.
    public sealed interface Application {
        /// One request is sent.
        ///
        /// @param path with its leading slash, and the query if there is one
        record Http(String path) implements Application {}

        /// Nothing is sent; the connection is watched for what the server says and closed.
        record Silent() implements Application {}

        /// A StartupMessage of PostgreSQL.
        record PostgreSql() implements Application {}

        /// CONNECT of MQTT 3.1.1.
        record Mqtt() implements Application {}
    }

    /// One with which TLS begins at once.
    public HandshakeTarget(String host, int port, Application application) {
        this(host, port, StartupProtocol.DIRECT, application);
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
        return HostAndPort.authority(host, port);
    }

    @Override
    public String toString() {
        var path = application instanceof Application.Http(var p) ? p : "";
        return Scheme.of(startup, application).word() + "://" + authority() + path;
    }

    /// Reads an address as people type it: `https://host:port/path`, `host:port`, `host`, or with one of the
    /// schemes of [Scheme], for example `tls://` for a server that does not speak HTTP and `smtp://` for STARTTLS.
    /// Without a scheme it is https; without a port it is the scheme's own.
    public static Parsed<HandshakeTarget> parse(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.invalid("address.blank");
        }
        int colon = typed.indexOf("://");
        var word = colon < 0 ? "https" : typed.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = colon < 0 ? typed : typed.substring(colon + 3);
        if (word.equals("http")) {
            return Parsed.invalid("address.plainHttp", "https://" + rest);
        }
        var scheme = Scheme.of(word);
        if (scheme.isEmpty()) {
            return Parsed.invalid("address.scheme", word, Scheme.words());
        }
        int end = rest.replace('?', '/').replace('#', '/').indexOf('/');
        var authority = end < 0 ? rest : rest.substring(0, end);
        var path = end < 0 ? "/" : rest.substring(end);
        int hash = path.indexOf('#');
        path = hash < 0 ? path : path.substring(0, hash);
        if (path.chars().anyMatch(c -> c <= ' ' || c > 126)) {
            return Parsed.invalid("address.path", path);
        }
        if (authority.contains("@")) {
            return Parsed.invalid("address.userInfo");
        }
        var application = scheme.get().application(path.startsWith("/") ? path : "/" + path);
        return HostAndPort.parse(authority)
                .map(found -> new HandshakeTarget(
                        found.host(),
                        found.port().orElse(scheme.get().port()),
                        scheme.get().startup(),
                        application));
    }
}
