package dev.certwright.service.report.snippet;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// For `openssl s_client` (openssl-s_client(1)).
final class OpenSsl {
    private final Recipe recipe;
    private final List<String> words = new ArrayList<>();

    OpenSsl(Recipe recipe) {
        this.recipe = recipe;
    }

    String code() throws PkiException {
        // it ends when the server closes, and not before the answer is there
        words.add("openssl s_client -ign_eof -verify_return_error");
        add("-connect", recipe.endpoint().toString());
        recipe.serverName().ifPresentOrElse(name -> add("-servername", name), () -> words.add("-noservername"));
        verify();
        materials();
        tls();
        way();
        var command = String.join(" \\\n  ", words) + "\n";
        return recipe.request()
                .map(request -> "printf '%b' " + Quote.shell(escaped(request)) + " |\n" + command)
                .orElse(command);
    }

    private void add(String option, String value) {
        words.add(option + " " + Quote.shell(value));
    }

    private void verify() {
        add(
                recipe.target().hostIsAddress() ? "-verify_ip" : "-verify_hostname",
                recipe.target().host());
        recipe.trust().ifPresent(file -> {
            add("-CAfile", file);
            words.add("-no-CApath -no-CAstore");
        });
    }

    private void materials() {
        recipe.identity().ifPresent(identity -> {
            switch (identity) {
                case Identity.Pem(var certificate, var key) -> {
                    add("-cert", certificate);
                    add("-cert_chain", certificate);
                    add("-key", key);
                }
                case Identity.Store(var file) -> {
                    add("-cert", file);
                    add("-key", file);
                    words.add("-pass env:KEY_PASSWORD");
                }
            }
        });
    }

    private void tls() {
        recipe.onlyVersion().ifPresent(v -> words.add(v == TlsVersion.TLS_1_3 ? "-tls1_3" : "-tls1_2"));
        if (!recipe.protocols().isEmpty()) {
            add("-alpn", String.join(",", recipe.protocols()));
        }
        var suites = recipe.options().cipherSuites().stream()
                .filter(OpenSsl::ofTls13)
                .collect(Collectors.joining(":"));
        if (!suites.isEmpty()) {
            add("-ciphersuites", suites);
        }
        if (!recipe.options().groups().isEmpty()) {
            add("-groups", groups(recipe.options().groups()));
        }
        if (recipe.options().lateAuthentication()) {
            words.add("-enable_pha");
        }
    }

    private void way() throws PkiException {
        if (!recipe.direct()) {
            add("-starttls", starttls(recipe.target().startup()));
        }
        if (recipe.options().proxy().isPresent()) {
            if (!(recipe.options().proxy().get() instanceof ProxyServer.HttpConnect(var where, var credentials))) {
                throw Snippets.cannot("report.snippet.proxy", Language.OPENSSL);
            }
            add("-proxy", where.toString());
            credentials.ifPresent(c -> {
                add("-proxy_user", c.user());
                words.add("-proxy_pass env:PROXY_PASSWORD");
            });
        }
    }

    private static String starttls(StartupProtocol protocol) {
        return switch (protocol) {
            case POSTGRESQL -> "postgres";
            case DIRECT, SMTP, IMAP, POP3, FTP, LDAP, XMPP, MYSQL -> protocol.word();
        };
    }

    /// Those of TLS 1.3 have no key exchange in their names (RFC 8446 §B.4).
    static boolean ofTls13(String suite) {
        return !suite.contains("_WITH_");
    }

    /// OpenSSL says `P-256` where the registry says `secp256r1`, and writes the others with capitals as it likes.
    static String groups(List<String> groups) {
        return groups.stream()
                .map(group -> switch (group.toLowerCase(Locale.ROOT)) {
                    case "secp256r1" -> "P-256";
                    case "secp384r1" -> "P-384";
                    case "secp521r1" -> "P-521";
                    case "x25519" -> "X25519";
                    case "x448" -> "X448";
                    default -> group;
                })
                .collect(Collectors.joining(":"));
    }

    /// For `printf %b`.
    private static String escaped(String request) {
        return request.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }
}
