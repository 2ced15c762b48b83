package dev.certwright.service.report.snippet;

import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.stream.Collectors;

/// For Node.js and its module `tls`.
final class NodeCode {
    private final Recipe recipe;

    NodeCode(Recipe recipe) {
        this.recipe = recipe;
    }

    /// The line that makes PEM of a PKCS #12 file, for languages that read nothing else.
    static String toPem(Recipe recipe, String comment) {
        return recipe.identity()
                .filter(Identity.Store.class::isInstance)
                .map(i -> "%s openssl pkcs12 -in %s -passin env:KEY_PASSWORD -nodes -out client.pem\n"
                        .formatted(comment, Quote.shell(((Identity.Store) i).file())))
                .orElse("");
    }

    String code() {
        var endpoint = recipe.endpoint();
        return """
                const fs = require('fs');
                const tls = require('tls');

                const socket = tls.connect({
                  host: %s,
                  port: %d,
                  servername: %s,
                  checkServerIdentity: (_, certificate) => tls.checkServerIdentity(%s, certificate),
                """.formatted(
                                Quote.code(endpoint.host()),
                                endpoint.port(),
                                Quote.code(recipe.serverName().orElse("")),
                                Quote.code(recipe.target().host()))
                + identity()
                + recipe.trust()
                        .map(f -> "  ca: fs.readFileSync(" + Quote.code(f) + "),\n")
                        .orElse("")
                + versions()
                + protocols()
                + """
                }, () => {
                  console.log(socket.getProtocol(), socket.getCipher().standardName);
                """
                + recipe.request()
                        .map(r -> "  socket.write(" + Quote.code(r) + ");\n")
                        .orElse("")
                + """
                });
                socket.on('data', data => process.stdout.write(data));
                socket.on('error', error => { console.error(error.message); process.exitCode = 1; });
                socket.setTimeout(10000, () => socket.destroy());
                """;
    }

    private String identity() {
        return recipe.identity()
                .map(identity -> switch (identity) {
                    case Identity.Pem(var certificate, var key) ->
                        "  cert: fs.readFileSync(%s),\n  key: fs.readFileSync(%s),\n"
                                .formatted(Quote.code(certificate), Quote.code(key));
                    case Identity.Store(var file) ->
                        "  pfx: fs.readFileSync(%s),\n  passphrase: process.env.KEY_PASSWORD,\n"
                                .formatted(Quote.code(file));
                })
                .orElse("");
    }

    private String versions() {
        return recipe.onlyVersion()
                .map(v -> v == TlsVersion.TLS_1_3 ? "TLSv1.3" : "TLSv1.2")
                .map(v -> "  minVersion: '%s',\n  maxVersion: '%s',\n".formatted(v, v))
                .orElse("");
    }

    private String protocols() {
        return recipe.protocols().isEmpty()
                ? ""
                : "  ALPNProtocols: [%s],\n"
                        .formatted(recipe.protocols().stream().map(Quote::code).collect(Collectors.joining(", ")));
    }
}
