package dev.certwright.service.report.snippet;

import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.stream.Collectors;

/// For Python 3 and its module `ssl`, which reads PEM; where PKCS #12 was chosen, the first line says how to make it.
final class PythonCode {
    private final Recipe recipe;

    PythonCode(Recipe recipe) {
        this.recipe = recipe;
    }

    String code() {
        var endpoint = recipe.endpoint();
        return NodeCode.toPem(recipe, "#")
                + "import socket, ssl\n\n"
                + "context = ssl.create_default_context(%s)\n"
                        .formatted(recipe.trust()
                                .map(f -> "cafile=" + Quote.code(f))
                                .orElse(""))
                + identity()
                + "context.minimum_version = ssl.TLSVersion.%s\n".formatted(oldest())
                + "context.maximum_version = ssl.TLSVersion.%s\n".formatted(newest())
                + protocols()
                + (recipe.options().lateAuthentication() ? "context.post_handshake_auth = True\n" : "")
                + (named() ? "" : "context.check_hostname = False  # goes with the name that is told to the server\n")
                + """
                with socket.create_connection((%s, %d), timeout=10) as plain:
                    with context.wrap_socket(plain, server_hostname=%s) as tls:
                        print(tls.version(), tls.cipher()[0])
                """.formatted(Quote.code(endpoint.host()), endpoint.port(), name())
                + recipe.request()
                        .map(r -> "        tls.sendall(" + Quote.code(r) + ".encode())\n")
                        .orElse("")
                + """
                        while data := tls.recv(65536):
                            print(data.decode(errors="replace"), end="")
                """;
    }

    /// Whether the name that is checked and the name that is told are the target's.
    private boolean named() {
        return !recipe.otherName();
    }

    private String name() {
        return named()
                ? Quote.code(recipe.target().host())
                : recipe.serverName().map(Quote::code).orElse("None");
    }

    private String identity() {
        return recipe.identity()
                .map(identity -> switch (identity) {
                    case Identity.Pem(var certificate, var key) ->
                        "context.load_cert_chain(%s, %s)\n".formatted(Quote.code(certificate), Quote.code(key));
                    case Identity.Store(var _) -> "context.load_cert_chain(\"client.pem\")\n";
                })
                .orElse("");
    }

    private String protocols() {
        return recipe.protocols().isEmpty()
                ? ""
                : "context.set_alpn_protocols([%s])\n"
                        .formatted(recipe.protocols().stream().map(Quote::code).collect(Collectors.joining(", ")));
    }

    private String oldest() {
        return recipe.onlyVersion().filter(v -> v == TlsVersion.TLS_1_3).isPresent() ? "TLSv1_3" : "TLSv1_2";
    }

    private String newest() {
        return recipe.onlyVersion().filter(v -> v == TlsVersion.TLS_1_2).isPresent() ? "TLSv1_2" : "TLSv1_3";
    }
}
