package dev.certwright.pki.encoding;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a configuration of OpenSSL says that the files of a CA are (config(5), openssl-ca(1)).
///
/// The folder itself, `dir`, is left out of the names, for a CA that was copied stands elsewhere than it was made.
public final class OpenSslConfiguration {
    /// How often a value may name another one.
    private static final int MAX_DEPTH = 8;

    private static final int MAX_LENGTH = 4096;
    private static final Pattern SECTION = Pattern.compile("\\[\\s*([^\\]]*?)\\s*\\]");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([\\w:.]+)\\}|\\(([\\w:.]+)\\)|([\\w:.]+))");

    private final Map<String, Map<String, String>> sections;
    private final String authority;

    private OpenSslConfiguration(Map<String, Map<String, String>> sections, String authority) {
        this.sections = sections;
        this.authority = authority;
    }

    /// Reads a configuration.
    ///
    /// @return empty when it does not describe a CA
    public static Optional<OpenSslConfiguration> read(String text) {
        var sections = new HashMap<String, Map<String, String>>();
        var section = "default";
        for (var line : (Iterable<String>) text.replace("\\\n", "").lines()::iterator) {
            var plain = withoutComment(line).strip();
            var heading = SECTION.matcher(plain);
            if (heading.matches()) {
                section = heading.group(1);
            } else {
                int equals = plain.indexOf('=');
                if (equals > 0) {
                    sections.computeIfAbsent(section, _ -> new HashMap<>())
                            .put(
                                    plain.substring(0, equals).strip(),
                                    plain.substring(equals + 1).strip());
                }
            }
        }
        var named = sections.getOrDefault("ca", Map.of()).get("default_ca");
        return Optional.ofNullable(named)
                .filter(name -> sections.getOrDefault(name, Map.of()).containsKey("database"))
                .map(name -> new OpenSslConfiguration(sections, name));
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }

    /// The path of a file below the folder of the CA, with `/` between its parts.
    ///
    /// @param key for example `crlnumber`
    public Optional<String> file(String key) {
        var value = sections.getOrDefault(authority, Map.of()).get(key);
        if (value == null) {
            return Optional.empty();
        }
        var path = expanded(value, authority, 0).replace('\\', '/').replace("\"", "");
        return Optional.of(path.replaceAll("^(\\./|/)+", "")).filter(p -> !p.isEmpty());
    }

    /// `dir` and what the environment would say are nothing: both name the folder itself.
    private String expanded(String value, String section, int depth) {
        if (depth > MAX_DEPTH) {
            return "";
        }
        var out = new StringBuilder();
        var variables = VARIABLE.matcher(value);
        while (variables.find()) {
            variables.appendReplacement(out, Matcher.quoteReplacement(variable(name(variables), section, depth)));
            if (out.length() > MAX_LENGTH) {
                return "";
            }
        }
        variables.appendTail(out);
        return out.toString();
    }

    private static String name(Matcher variable) {
        for (int i = 1; i <= variable.groupCount(); i++) {
            if (variable.group(i) != null) {
                return variable.group(i);
            }
        }
        return "";
    }

    private String variable(String name, String section, int depth) {
        int colons = name.indexOf("::");
        var where = colons < 0 ? section : name.substring(0, colons);
        var key = colons < 0 ? name : name.substring(colons + 2);
        if (key.toLowerCase(Locale.ROOT).equals("dir") || where.equals("ENV")) {
            return "";
        }
        var value = sections.getOrDefault(where, Map.of())
                .getOrDefault(key, sections.getOrDefault("default", Map.of()).getOrDefault(key, ""));
        return expanded(value, where, depth + 1);
    }
}
