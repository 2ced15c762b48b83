package dev.certwright.service.report.snippet;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// For curl (<https://curl.se/docs/manpage.html>).
final class Curl {
    private static final List<StartupProtocol> SPOKEN = List.of(
            StartupProtocol.DIRECT,
            StartupProtocol.SMTP,
            StartupProtocol.IMAP,
            StartupProtocol.POP3,
            StartupProtocol.FTP,
            StartupProtocol.LDAP);

    private final Recipe recipe;
    private final List<String> words = new ArrayList<>(List.of("curl --verbose"));

    Curl(Recipe recipe) {
        this.recipe = recipe;
    }

    String code() throws PkiException {
        if (!SPOKEN.contains(recipe.target().startup())) {
            throw Snippets.cannot("report.snippet.startup", Language.CURL);
        }
        if (recipe.direct() && recipe.path().isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("report.snippet.notHttp", Language.CURL.title()));
        }
        materials();
        way();
        tls();
        request();
        return String.join(" \\\n  ", words) + "\n";
    }

    private void add(String option, String value) {
        words.add(option + " " + Quote.shell(value));
    }

    private void materials() {
        recipe.identity().ifPresent(identity -> {
            switch (identity) {
                case Identity.Pem(var certificate, var key) -> {
                    add("--cert", certificate);
                    add("--key", key);
                }
                case Identity.Store(var file) -> {
                    words.add("--cert-type P12");
                    add("--cert", file);
                    words.add("--pass \"$KEY_PASSWORD\"");
                }
            }
        });
        recipe.trust().ifPresent(file -> add("--cacert", file));
    }

    /// The name told to the server is that of the URL, so another name goes there, and the way to the host beside it.
    private void way() {
        var target = recipe.target();
        var host = name();
        var endpoint = recipe.endpoint();
        if (!endpoint.equals(new Endpoint(host, target.port()))) {
            add("--connect-to", new Endpoint(host, target.port()) + ":" + endpoint);
        }
        recipe.options().proxy().ifPresent(proxy -> {
            switch (proxy) {
                case ProxyServer.HttpConnect(var where, var _) -> {
                    add("--proxy", "http://" + where);
                    words.add("--proxytunnel");
                }
                case ProxyServer.Socks5(var where, var _) -> add("--proxy", "socks5h://" + where);
            }
            proxy.credentials().ifPresent(c -> add("--proxy-user", c.user()));
        });
    }

    private String name() {
        return recipe.serverName().orElse(recipe.target().host());
    }

    private void tls() {
        recipe.onlyVersion()
                .ifPresentOrElse(
                        version -> words.add(version == TlsVersion.TLS_1_3 ? "--tlsv1.3" : "--tlsv1.2 --tls-max 1.2"),
                        () -> words.add("--tlsv1.2"));
        var suites = recipe.options().cipherSuites().stream()
                .filter(OpenSsl::ofTls13)
                .collect(Collectors.joining(":"));
        if (!suites.isEmpty()) {
            add("--tls13-ciphers", suites);
        }
        if (!recipe.options().groups().isEmpty()) {
            add("--curves", OpenSsl.groups(recipe.options().groups()));
        }
        if (recipe.protocols().isEmpty()) {
            words.add("--no-alpn");
        } else {
            words.add(recipe.protocols().contains("h2") ? "--http2" : "--http1.1");
        }
    }

    private void request() {
        var endpoint = new Endpoint(name(), recipe.target().port());
        if (recipe.path().isEmpty()) {
            words.add("--ssl-reqd");
            words.add(Quote.shell(recipe.target().startup().word() + "://" + endpoint + "/"));
            return;
        }
        var http = recipe.options().http();
        if (http.method().equals("HEAD")) {
            words.add("--head");
        } else if (!http.method().equals("GET")) {
            add("--request", http.method());
        }
        if (!name().equals(recipe.target().host())) {
            add("--header", "Host: " + recipe.hostHeader());
        }
        http.headers().forEach(header -> add("--header", header));
        // the path as it is, even with dots in it
        words.add("--path-as-is");
        words.add(Quote.shell("https://" + endpoint + recipe.path().orElse("/")));
    }
}
