package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import dev.certwright.text.Messages;
import dev.certwright.tls.TestCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenSSL and the JDK's web server tell whether they got what the options say.
class OptionsTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
    }

    private static ServerProcess start(String... options) throws IOException {
        Program.assumePresent("openssl");
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-www", "-quiet"));
        for (var option : List.of("cert server.pem", "cert2 server.pem", "key server.key", "key2 server.key")) {
            command.add("-" + option.substring(0, option.indexOf(' ')));
            command.add(
                    folder.resolve(option.substring(option.indexOf(' ') + 1)).toString());
        }
        command.addAll(List.of(options));
        return ServerProcess.start(command, folder.resolve("s_server-" + port + ".log"), port);
    }

    private static HandshakeTarget named(String host, int port) {
        return new HandshakeTarget(host, port, new HandshakeTarget.Application.Http("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OfTarget", "Named", "None", "Other"})
    void theServerNameIsTold(String choice) throws IOException, PkiException {
        try (var server = start("-servername", "example.test", "-servername_fatal")) {
            var to = new Endpoint("127.0.0.1", server.port());
            var options = Probes.standard().connectingTo(to);
            var result = switch (choice) {
                case "OfTarget" -> Probes.run(named("example.test", 443), null, options, TlsVersion.values());
                case "Named" ->
                    Probes.run(
                            named("other.test", 443),
                            null,
                            options.named(new ServerNameChoice.Named("example.test")),
                            TlsVersion.values());
                case "None" ->
                    Probes.run(
                            named("other.test", 443),
                            null,
                            options.named(new ServerNameChoice.None()),
                            TlsVersion.values());
                default -> Probes.run(named("other.test", 443), null, options, TlsVersion.values());
            };
            assertEquals(choice.equals("Other") ? 112 : -1, Probes.alert(result));
            assertEquals(
                    server.port(), result.reach().attempts().getLast().address().getPort());
        }
    }

    @ParameterizedTest
    @CsvSource({"h2 http/1.1, h2", "http/1.1 h2, http/1.1", "foo, foo"})
    void protocolsAreOfferedInOrder(String offered, String agreed) throws IOException, PkiException {
        // the server takes the first of its own that it finds
        var theirs = agreed.equals("h2") ? "h2,http/1.1,foo" : "http/1.1,h2,foo";
        try (var server = start("-alpn", theirs)) {
            var result = Probes.run(
                    Probes.http(server.port()),
                    null,
                    Probes.standard().protocols(offered.split(" ", -1)),
                    TlsVersion.values());
            assertEquals(Optional.of(agreed), result.negotiated().orElseThrow().applicationProtocol());
            // HTTP/1.1 is not spoken where HTTP/2 was agreed on
            assertEquals(!agreed.equals("h2"), result.httpAnswer().isPresent());
        }
    }

    @Test
    void noProtocolIsOfferedWhenTheListIsEmpty() throws IOException, PkiException {
        try (var server = start("-alpn", "http/1.1")) {
            var result = Probes.run(
                    Probes.http(server.port()), null, Probes.standard().protocols(), TlsVersion.values());
            assertEquals(Optional.empty(), result.negotiated().orElseThrow().applicationProtocol());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_GCM_SHA256, TLS_1_3",
        "tls_chacha20_poly1305_sha256, TLS_1_3",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, TLS_1_2",
        "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256, TLS_1_2",
        "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256, TLS_1_2",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8, TLS_1_2",
    })
    void theNamedCipherSuiteIsTheOneOffered(String suite, TlsVersion version) throws IOException, PkiException {
        try (var server = start("-cipher", "ALL:@SECLEVEL=0")) {
            var result = Probes.run(
                    Probes.http(server.port()), null, Probes.standard().suites(suite), version);
            assertEquals(
                    suite.toUpperCase(Locale.ROOT),
                    result.negotiated().orElseThrow().cipherSuite());
            assertEquals(200, result.httpAnswer().orElseThrow().status());
        }
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, TLS_1_2", "P-384, TLS_1_3", "secp521r1, TLS_1_3", "x448, TLS_1_3", "ffdhe3072, TLS_1_3"})
    void theNamedGroupIsTheOneOffered(String group, TlsVersion version) throws IOException, PkiException {
        try (var server = start("-groups", "X25519:P-256:X448:P-521:P-384:ffdhe3072")) {
            var result = Probes.run(
                    Probes.http(server.port()), null, Probes.standard().groups(group), version);
            assertEquals(
                    Optional.of(group.replace("P-384", "secp384r1")),
                    result.negotiated().orElseThrow().group());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suite|TLS_AES_256_GCM|TLS_AES_256_GCM_SHA384",
                "suite|ECDHE-RSA-AES256-SHA384|TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "group|secp256|secp256r1",
                "group|X25519_MLKEM768|X25519MLKEM768",
            })
    void anUnknownNameIsAnsweredWithNearOnes(String kind, String name, String near) {
        var options = kind.equals("suite")
                ? Probes.standard().suites(name)
                : Probes.standard().groups(name);
        var refused = assertThrows(
                PkiException.InvalidInput.class, () -> Probes.run(Probes.http(1), null, options, TlsVersion.values()));
        var sentence = Messages.in(Locale.ENGLISH).of(refused.phrase());
        assertTrue(sentence.contains("“" + name + "”"), sentence);
        assertTrue(sentence.substring(sentence.indexOf("Near")).contains(near), sentence);
    }

    /// Tells back in the title what was asked.
    private static HttpsServer echo() throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestCredentials.jsse("TLS", CREDENTIALS.server, CREDENTIALS.authority)));
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var title = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.get("Host") + " "
                    + headers.get("X-Test") + " " + headers.get("User-Agent");
            var body = ("<title>" + title + "</title>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void methodAndHeadersAreThoseGiven() throws IOException, GeneralSecurityException, PkiException {
        var server = echo();
        try {
            int port = server.getAddress().getPort();
            var target = new HandshakeTarget("127.0.0.1", port, new HandshakeTarget.Application.Http("/a?b=c"));
            var options = Probes.standard().http("PROPFIND", "X-Test: one", "X-Test: two", "host: elsewhere.test");
            var result = Probes.run(target, null, options, TlsVersion.TLS_1_3);
            assertEquals(
                    "PROPFIND /a?b=c [elsewhere.test] [one, two] [Certwright]",
                    result.httpAnswer().orElseThrow().title());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X: a\r\nY: b", "X: a\nY: b", "X a", "X : a", ": a", "", "X: \u0001", "X: é", "X: a\r", "X\0: a"
            })
    void aHeaderThatIsNoneIsRefused(String header) {
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> Probes.run(Probes.http(1), null, Probes.standard().http("GET", header), TlsVersion.TLS_1_3));
        assertEquals("probe.badHeader", refused.phrase().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /", "GET\r\nX: a", "GÉT"})
    void aMethodThatIsNoneIsRefused(String method) {
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> Probes.run(Probes.http(1), null, Probes.standard().http(method), TlsVersion.TLS_1_3));
        assertEquals("probe.badMethod", refused.phrase().key());
    }

    @Test
    void anEmptyProtocolIsRefused() {
        var refused = assertThrows(
                PkiException.InvalidInput.class,
                () -> Probes.run(Probes.http(1), null, Probes.standard().protocols(""), TlsVersion.TLS_1_3));
        assertEquals("probe.badProtocol", refused.phrase().key());
    }
}
