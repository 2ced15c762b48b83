package dev.certwright.model;

import dev.certwright.model.DatabaseTls.Authorities;
import dev.certwright.model.DatabaseTls.Mode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads a connection URI of PostgreSQL (PostgreSQL, “Connection Strings”), as far as a vault needs it.
final class DatabaseUrl {
    private static final List<String> SCHEMES = List.of("postgresql://", "postgres://");
    private static final List<String> PARAMETERS = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    /// What sslrootcert says for the authorities of the platform.
    private static final String PLATFORM = "system";

    private DatabaseUrl() {}

    static boolean isOne(String text) {
        return SCHEMES.stream().anyMatch(text.toLowerCase(Locale.ROOT)::startsWith);
    }

    private record Place(String host, int port) {}

    static Parsed<VaultLocation> parse(String text) {
        var rest = text.substring(text.indexOf("://") + 3);
        int question = rest.indexOf('?');
        var before = question < 0 ? rest : rest.substring(0, question);
        int slash = before.indexOf('/');
        var authority = slash < 0 ? before : before.substring(0, slash);
        int at = authority.lastIndexOf('@');
        var user = at < 0 ? "" : authority.substring(0, at);
        // first of all, so that no other complaint repeats it
        var parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
        if (user.contains(":") || parameters.containsKey("password") || parameters.containsKey("sslpassword")) {
            return Parsed.invalid("vaultLocation.password");
        }
        try {
            var database = decode(slash < 0 ? "" : before.substring(slash + 1));
            if (database.isEmpty() || database.contains("/")) {
                return Parsed.invalid("vaultLocation.database");
            }
            return switch (place(authority.substring(at + 1))) {
                case Parsed.Invalid<Place>(var violation) -> new Parsed.Invalid<>(violation);
                case Parsed.Valid<Place>(var place) ->
                    tls(parameters, place.host())
                            .map(tls -> new VaultLocation.OnServer(
                                    place.host(),
                                    place.port(),
                                    database,
                                    Optional.of(decode(user)).filter(name -> !name.isEmpty()),
                                    tls));
            };
        } catch (IllegalArgumentException _) {
            return Parsed.invalid("vaultLocation.percent");
        }
    }

    /// A percent sign without two hexadecimal digits is an [IllegalArgumentException].
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Names in lower case, values as they stand.
    private static Map<String, String> parameters(String query) {
        var all = new HashMap<String, String>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                all.put(
                        (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT),
                        equals < 0 ? "" : part.substring(equals + 1));
            }
        }
        return all;
    }

    private static Parsed<Place> place(String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', bracket + 1);
        var host = decode(colon < 0 ? text : text.substring(0, colon));
        if (host.startsWith("/")) {
            return Parsed.invalid("vaultLocation.socket");
        }
        if (bracket > 0) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || host.contains(",") || host.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Parsed.invalid("vaultLocation.host");
        }
        var digits = colon < 0 ? "" : text.substring(colon + 1);
        if (!digits.matches("\\d{0,5}")) {
            return Parsed.invalid("vaultLocation.port", digits);
        }
        int port = digits.isEmpty() ? VaultLocation.OnServer.STANDARD_PORT : Integer.parseInt(digits);
        return port < 1 || port > 65_535
                ? Parsed.invalid("vaultLocation.port", digits)
                : Parsed.valid(new Place(host, port));
    }

    private static Parsed<DatabaseTls> tls(Map<String, String> parameters, String host) {
        var unknown = parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            return Parsed.invalid("vaultLocation.parameter", unknown.get(), String.join(", ", PARAMETERS));
        }
        var word = parameters.get("sslmode");
        var typed = Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst();
        boolean near = loopback(host);
        if (word != null && (typed.isEmpty() || (typed.get() == Mode.PREFER && !near))) {
            return Parsed.invalid("vaultLocation.sslmode", word);
        }
        if (parameters.containsKey("sslcert") != parameters.containsKey("sslkey")) {
            return Parsed.invalid("vaultLocation.clientCertificate");
        }
        try {
            var roots = Optional.ofNullable(parameters.get("sslrootcert")).map(DatabaseUrl::authorities);
            var mode = typed.orElse(near && roots.isEmpty() ? Mode.PREFER : Mode.VERIFY_FULL);
            return Parsed.valid(new DatabaseTls(
                    // as libpq: whoever names an authority wants it to be looked at
                    mode == Mode.REQUIRE && roots.isPresent() ? Mode.VERIFY_CA : mode,
                    roots,
                    path(parameters, "sslcert"),
                    path(parameters, "sslkey")));
        } catch (InvalidPathException e) {
            return Parsed.invalid("vaultLocation.path", e.getInput());
        }
    }

    private static Authorities authorities(String value) {
        return value.equals(PLATFORM) ? new Authorities.OfPlatform() : new Authorities.OfFile(Path.of(decode(value)));
    }

    private static Optional<Path> path(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(value -> Path.of(decode(value)));
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
