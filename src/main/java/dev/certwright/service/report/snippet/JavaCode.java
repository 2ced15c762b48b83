package dev.certwright.service.report.snippet;

import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.service.report.snippet.Recipe.Identity;
import java.util.List;
import java.util.stream.Collectors;

/// For Java: one source file, which `java Test.java` runs. The identity is a PKCS #12 file, the only kind that Java
/// reads by itself; where PEM was chosen, the first line says how to make one.
final class JavaCode {
    private final Recipe recipe;

    JavaCode(Recipe recipe) {
        this.recipe = recipe;
    }

    String code() {
        return conversion()
                + """
                import java.io.*;
                import java.net.*;
                import java.net.http.*;
                import java.nio.charset.StandardCharsets;
                import java.security.KeyStore;
                import java.security.cert.CertificateFactory;
                import java.util.*;
                import javax.net.ssl.*;

                public class Test {
                    public static void main(String[] args) throws Exception {
                        KeyManager[] keys = null;
                        TrustManager[] trust = null;
                """
                + identity()
                + trust()
                + """
                        var context = SSLContext.getInstance("TLS");
                        context.init(keys, trust, null);
                        var parameters = new SSLParameters();
                """
                + parameters()
                + (viaHttpClient() ? client() : socket())
                + """
                    }
                }
                """;
    }

    private String conversion() {
        return recipe.identity()
                .filter(Identity.Pem.class::isInstance)
                .map(i -> (Identity.Pem) i)
                .map(pem -> "// openssl pkcs12 -export -in %s -inkey %s -out client.p12 -passout env:KEY_PASSWORD\n"
                        .formatted(Quote.shell(pem.certificate()), Quote.shell(pem.key())))
                .orElse("");
    }

    private String identity() {
        if (recipe.identity().isEmpty()) {
            return "";
        }
        var file = recipe.identity().get() instanceof Identity.Store(var store) ? store : "client.p12";
        return """
                        var password = System.getenv("KEY_PASSWORD").toCharArray();
                        var identity = KeyStore.getInstance(new File(%s), password);
                        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                        keyManagers.init(identity, password);
                        keys = keyManagers.getKeyManagers();
                """.formatted(Quote.code(file));
    }

    private String trust() {
        return recipe.trust()
                .map(file -> """
                                        var authorities = KeyStore.getInstance("PKCS12");
                                        authorities.load(null, null);
                                        try (var in = new FileInputStream(%s)) {
                                            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                                                authorities.setCertificateEntry("ca" + authorities.size(), one);
                                            }
                                        }
                                        var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                                        trustManagers.init(authorities);
                                        trust = trustManagers.getTrustManagers();
                                """.formatted(Quote.code(file)).indent(-16))
                .orElse("");
    }

    private String parameters() {
        var versions = recipe.options().versions().stream()
                .sorted()
                .map(v -> v == TlsVersion.TLS_1_3 ? "TLSv1.3" : "TLSv1.2")
                .toList();
        var lines = new StringBuilder(set("Protocols", versions));
        if (!recipe.options().cipherSuites().isEmpty()) {
            lines.append(set("CipherSuites", recipe.options().cipherSuites()));
        }
        if (!recipe.options().groups().isEmpty()) {
            lines.append(set("NamedGroups", recipe.options().groups()));
        }
        if (!viaHttpClient()) {
            lines.append(set("ApplicationProtocols", recipe.protocols()));
            lines.append("        parameters.setEndpointIdentificationAlgorithm(\"HTTPS\");\n");
            lines.append("        parameters.setServerNames(List.of(%s));\n"
                    .formatted(recipe.serverName()
                            .map(n -> "new SNIHostName(" + Quote.code(n) + ")")
                            .orElse("")));
        }
        return lines.toString();
    }

    private static String set(String what, List<String> values) {
        return "        parameters.set%s(new String[] {%s});\n"
                .formatted(what, values.stream().map(Quote::code).collect(Collectors.joining(", ")));
    }

    /// It chooses the server's name and the way there by itself.
    private boolean viaHttpClient() {
        return recipe.path().isPresent()
                && recipe.options().connectTo().isEmpty()
                && !recipe.otherName()
                && recipe.protocols().equals(List.of("http/1.1"));
    }

    private String client() {
        var http = recipe.options().http();
        var headers = http.headers().stream()
                .map(h -> h.split(":", 2))
                .map(h -> "\n                .header(%s, %s)".formatted(Quote.code(h[0]), Quote.code(h[1].strip())))
                .collect(Collectors.joining());
        return """
                        var client = HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .sslContext(context)
                                .sslParameters(parameters)
                                .build();
                        var request = HttpRequest.newBuilder(URI.create(%s))
                                .method(%s, HttpRequest.BodyPublishers.noBody())%s
                                .build();
                        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                        System.out.println(response.statusCode());
                        System.out.println(response.body());
                """.formatted(
                        Quote.code("https://" + recipe.target().authority()
                                + recipe.path().orElse("/")),
                        Quote.code(http.method()),
                        headers);
    }

    /// A layer over a plain socket, so that the name checked is the target's wherever the socket goes.
    private String socket() {
        var endpoint = recipe.endpoint();
        return """
                        var plain = new Socket(%s, %d);
                        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, %s, %d, true);
                        socket.setSSLParameters(parameters);
                        socket.setSoTimeout(10_000);
                        socket.startHandshake();
                        System.out.println(socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite());
                """.formatted(
                                Quote.code(endpoint.host()),
                                endpoint.port(),
                                Quote.code(recipe.target().host()),
                                recipe.target().port())
                + recipe.request()
                        .map(request -> "        socket.getOutputStream().write(" + Quote.code(request)
                                + ".getBytes(StandardCharsets.UTF_8));\n")
                        .orElse("")
                + "        socket.getInputStream().transferTo(System.out);\n";
    }
}
