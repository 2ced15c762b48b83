package dev.certwright.ui.connection;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.name.HostName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what people type into the options of a test.
final class OptionTexts {
    /// RFC 9110 §5.6.2.
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern REGISTERED = Pattern.compile("[A-Za-z0-9_-]{2,64}");
    private static final int MAX_SECONDS = 600;
    private static final int MAX_PROTOCOL = 255;

    private OptionTexts() {}

    private static <T> Parsed<T> wrong(String key, Object... arguments) {
        return new Parsed.Invalid<>(Phrase.of(key, arguments));
    }

    static Parsed<Optional<String>> serverName(String text) {
        return text.isBlank()
                ? Parsed.valid(Optional.empty())
                : HostName.parse(text.strip()).map(Optional::of);
    }

    /// `host:port`; nothing for the target's own.
    static Parsed<Optional<Endpoint>> endpoint(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.valid(Optional.empty());
        }
        if (typed.contains("/")) {
            return wrong("connection.options.endpoint.wrong", typed);
        }
        return HandshakeTarget.parse("tls://" + typed).map(t -> Optional.of(new Endpoint(t.host(), t.port())));
    }

    /// Names of ALPN; nothing for what suits the target, a hyphen for none.
    static Parsed<Optional<List<String>>> applicationProtocols(String text) {
        if (text.isBlank()) {
            return Parsed.valid(Optional.empty());
        }
        if (text.strip().equals("-")) {
            return Parsed.valid(Optional.of(List.of()));
        }
        var names = items(text);
        var bad = names.stream()
                .filter(n -> n.length() > MAX_PROTOCOL || n.chars().anyMatch(c -> c <= ' ' || c > 126))
                .findFirst();
        return bad.<Parsed<Optional<List<String>>>>map(n -> wrong("connection.options.alpn.wrong", n))
                .orElseGet(() -> Parsed.valid(Optional.of(names)));
    }

    /// Names of the IANA registry in order of preference, parted by commas or spaces; nothing for the wide default.
    static Parsed<List<String>> registered(String text) {
        var names = items(text);
        var bad = names.stream().filter(n -> !REGISTERED.matcher(n).matches()).findFirst();
        return bad.<Parsed<List<String>>>map(n -> wrong("connection.options.registered.wrong", n))
                .orElseGet(() -> Parsed.valid(names));
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split("[\\s,:;]+", -1))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /// Seconds, with a fraction if need be.
    static Parsed<Duration> seconds(String text) {
        var typed = text.strip().replace(',', '.');
        if (!typed.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return wrong("connection.options.seconds.wrong", typed, MAX_SECONDS);
        }
        var duration = Duration.ofMillis(Math.round(Double.parseDouble(typed) * 1000));
        return duration.isZero() || duration.toSeconds() > MAX_SECONDS
                ? wrong("connection.options.seconds.wrong", typed, MAX_SECONDS)
                : Parsed.valid(duration);
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? Long.toString(duration.toSeconds())
                : Double.toString(duration.toMillis() / 1000.0);
    }

    static Parsed<String> method(String text) {
        var typed = text.strip();
        return TOKEN.matcher(typed).matches() ? Parsed.valid(typed) : wrong("connection.options.method.wrong", typed);
    }

    /// A line for each header.
    static Parsed<List<String>> headers(String text) {
        var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var bad = lines.stream()
                .filter(l -> l.indexOf(':') < 1
                        || !TOKEN.matcher(l.substring(0, l.indexOf(':'))).matches()
                        || l.chars().anyMatch(c -> c < ' ' || c == 127))
                .findFirst();
        return bad.<Parsed<List<String>>>map(l -> wrong("connection.options.header.wrong", l))
                .orElseGet(() -> Parsed.valid(lines));
    }

    /// A proxy and its user, still without the password.
    ///
    /// @param socks whether it speaks SOCKS5 rather than HTTP
    /// @param user  empty for none
    record Proxy(boolean socks, Endpoint endpoint, String user) {
        static Proxy of(ProxyServer server) {
            var user = server.credentials().map(ProxyCredentials::user).orElse("");
            return switch (server) {
                case ProxyServer.HttpConnect(var endpoint, var _) -> new Proxy(false, endpoint, user);
                case ProxyServer.Socks5(var endpoint, var _) -> new Proxy(true, endpoint, user);
            };
        }

        @Override
        public String toString() {
            return (socks ? "socks5://" : "http://") + (user.isEmpty() ? "" : user + "@") + endpoint;
        }
    }

    /// `http://user@host:port` or `socks5://user@host:port`; nothing for none.
    static Parsed<Optional<Proxy>> proxy(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Parsed.valid(Optional.empty());
        }
        int colon = typed.indexOf("://");
        var scheme = colon < 0 ? "http" : typed.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = (colon < 0 ? typed : typed.substring(colon + 3)).replaceFirst("/$", "");
        boolean socks = scheme.equals("socks5") || scheme.equals("socks5h");
        if (!socks && !scheme.equals("http")) {
            return wrong("connection.options.proxy.scheme", scheme);
        }
        int at = rest.lastIndexOf('@');
        var user = at < 0 ? "" : rest.substring(0, at);
        if (user.contains(":")) {
            return wrong("connection.options.proxy.password");
        }
        var address = rest.substring(at + 1);
        if (address.isEmpty() || address.contains("/") || !address.matches(".*:\\d+")) {
            return wrong("connection.options.proxy.wrong", address);
        }
        return endpoint(address).map(e -> e.map(endpoint -> new Proxy(socks, endpoint, user)));
    }
}
