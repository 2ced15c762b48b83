package dev.certwright.service.report.snippet;

import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.stream.Collectors;

/// For Go and its package `crypto/tls`: one file, which `go run test.go` runs.
final class GoCode {
    private final Recipe recipe;

    GoCode(Recipe recipe) {
        this.recipe = recipe;
    }

    String code() {
        return NodeCode.toPem(recipe, "//")
                + "package main\n\nimport (\n\t\"crypto/tls\"\n"
                + (recipe.trust().isPresent() ? "\t\"crypto/x509\"\n" : "")
                + "\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"os\"\n)\n\nfunc main() {\n\tconfig := &tls.Config{\n"
                + "\t\tServerName: %s,\n"
                        .formatted(Quote.code(
                                recipe.serverName().orElse(recipe.target().host())))
                + "\t\tMinVersion: tls.%s,\n".formatted(oldest())
                + "\t\tMaxVersion: tls.%s,\n".formatted(newest())
                + protocols()
                + "\t}\n"
                + identity()
                + trust()
                + connection()
                + "}\n";
    }

    private String protocols() {
        return recipe.protocols().isEmpty()
                ? ""
                : "\t\tNextProtos: []string{%s},\n"
                        .formatted(recipe.protocols().stream().map(Quote::code).collect(Collectors.joining(", ")));
    }

    private String identity() {
        return recipe.identity()
                .map(identity -> switch (identity) {
                    case Identity.Pem pem -> pem;
                    case Identity.Store(var _) -> new Identity.Pem("client.pem", "client.pem");
                })
                .map(pem -> """
                        \tidentity, err := tls.LoadX509KeyPair(%s, %s)
                        \tif err != nil {
                        \t\tlog.Fatal(err)
                        \t}
                        \tconfig.Certificates = []tls.Certificate{identity}
                        """.formatted(Quote.code(pem.certificate()), Quote.code(pem.key())))
                .orElse("");
    }

    private String trust() {
        return recipe.trust().map(file -> """
                        \tauthorities, err := os.ReadFile(%s)
                        \tif err != nil {
                        \t\tlog.Fatal(err)
                        \t}
                        \tconfig.RootCAs = x509.NewCertPool()
                        \tconfig.RootCAs.AppendCertsFromPEM(authorities)
                        """.formatted(Quote.code(file))).orElse("");
    }

    private String connection() {
        return """
                \tconnection, err := tls.Dial("tcp", %s, config)
                \tif err != nil {
                \t\tlog.Fatal(err)
                \t}
                \tdefer connection.Close()
                \tfmt.Println(tls.VersionName(connection.ConnectionState().Version))
                """.formatted(Quote.code(recipe.endpoint().toString()))
                + recipe.request()
                        .map(r -> "\tfmt.Fprint(connection, " + Quote.code(r) + ")\n")
                        .orElse("")
                + """
                \tif _, err := io.Copy(os.Stdout, connection); err != nil {
                \t\tlog.Fatal(err)
                \t}
                """;
    }

    private String oldest() {
        return recipe.onlyVersion().filter(v -> v == TlsVersion.TLS_1_3).isPresent() ? "VersionTLS13" : "VersionTLS12";
    }

    private String newest() {
        return recipe.onlyVersion().filter(v -> v == TlsVersion.TLS_1_2).isPresent() ? "VersionTLS12" : "VersionTLS13";
    }
}
