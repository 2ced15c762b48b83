package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.message.OpenSslMessages.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of a handshake that tshark shows is one of ours, with the same range and value.
class TsharkComparisonTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final String GET = "GET / HTTP/1.0\r\n\r\n";

    @TempDir
    private static Path folder;

    /// A server and the clients that connect to it one after the other.
    private record Scenario(String name, List<String> server, String request, List<List<String>> clients) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void write() throws IOException, InterruptedException {
        TsharkFields.assumeInstalled();
        OpenSslMessages.assumeInstalled();
        TestCredentials.writeCertificates(folder.resolve("server.pem"), CREDENTIALS.server.certificate());
        TestCredentials.writeKey(folder.resolve("server.key"), CREDENTIALS.server.privateKey());
        TestCredentials.writeCertificates(
                folder.resolve("ca.pem"),
                CREDENTIALS.authority.certificate(),
                CREDENTIALS.otherAuthority.certificate());
        TestCredentials.writeCertificates(folder.resolve("issuer.pem"), CREDENTIALS.authority.certificate());
        TestCredentials.writeKey(folder.resolve("issuer.key"), CREDENTIALS.authority.privateKey());
        TestCredentials.writeCertificates(folder.resolve("client.pem"), CREDENTIALS.client.certificate());
        TestCredentials.writeKey(folder.resolve("client.key"), CREDENTIALS.client.privateKey());
        var rsa = CREDENTIALS.clientWith(TestCredentials.rsa());
        TestCredentials.writeCertificates(folder.resolve("rsa.pem"), rsa.certificate());
        TestCredentials.writeKey(folder.resolve("rsa.key"), rsa.privateKey());
        Files.writeString(folder.resolve("index.txt"), "");
        new OpenSslMessages(folder)
                .run(
                        "",
                        words("ocsp -index index.txt -rsigner issuer.pem -rkey issuer.key -CA issuer.pem -issuer"
                                + " issuer.pem -cert server.pem -respout staple.der -ndays 1 -no_nonce"));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private static Scenario scenario(String name, String server, String request, String... clients) {
        var ecdsa = "-cert server.pem -key server.key -CAfile ca.pem -quiet ";
        return new Scenario(
                name,
                words((server.contains("-cert") || server.contains("-nocert") ? "" : ecdsa) + server),
                request,
                Stream.of(clients).map(TsharkComparisonTest::words).toList());
    }

    static Stream<Scenario> scenarios() {
        var own = "-ign_eof -cert client.pem -key client.key -servername www.example.com ";
        return Stream.of(
                scenario(
                        "1.3 mutual",
                        "-Verify 1 -www -alpn h2,http/1.1 -status_file staple.der",
                        GET,
                        own + "-tls1_3 -alpn h2,http/1.1 -status"),
                scenario(
                        "1.2 mutual",
                        "-Verify 1 -www -alpn h2 -status_file staple.der",
                        GET,
                        own + "-tls1_2 -alpn h2 -status -maxfraglen 1024"),
                scenario("1.3 retry", "-www -groups P-384", GET, "-ign_eof -tls1_3 -groups X25519:P-384"),
                scenario(
                        "1.3 resumption, early data",
                        "-early_data",
                        "",
                        "-tls1_3 -sess_out one.sess",
                        "-tls1_3 -sess_in one.sess -early_data issuer.pem"),
                scenario(
                        "1.2 resumption",
                        "-www",
                        GET,
                        "-tls1_2 -sess_out two.sess -ign_eof",
                        "-tls1_2 -sess_in two.sess -ign_eof"),
                scenario("1.3 refused", "-Verify 1 -verify_return_error -www", GET, "-ign_eof -tls1_3"),
                scenario("1.2 refused", "-Verify 1 -verify_return_error -www", GET, "-ign_eof -tls1_2"),
                scenario(
                        "1.2 ECDHE RSA",
                        "-cert rsa.pem -key rsa.key -www -Verify 1",
                        GET,
                        "-ign_eof -tls1_2 -cipher ECDHE-RSA-AES128-SHA -cert rsa.pem -key rsa.key"),
                scenario(
                        "1.2 DHE",
                        "-cert rsa.pem -key rsa.key -www -dhparam ffdhe.pem",
                        GET,
                        "-ign_eof -tls1_2 -cipher DHE-RSA-AES128-SHA"),
                scenario("1.2 RSA", "-cert rsa.pem -key rsa.key -www", GET, "-ign_eof -tls1_2 -cipher AES128-SHA"),
                scenario(
                        "1.2 anonymous",
                        "-nocert -www -cipher ALL:@SECLEVEL=0",
                        GET,
                        "-ign_eof -tls1_2 -cipher ADH-AES128-SHA256:@SECLEVEL=0",
                        "-ign_eof -tls1_2 -cipher AECDH-AES128-SHA:@SECLEVEL=0"),
                scenario(
                        "1.2 PSK",
                        "-nocert -www -psk 0102 -psk_hint who",
                        GET,
                        "-ign_eof -tls1_2 -psk 0102 -psk_identity me -cipher PSK-AES128-CBC-SHA",
                        "-ign_eof -tls1_2 -psk 0102 -psk_identity me -cipher ECDHE-PSK-AES128-CBC-SHA",
                        "-ign_eof -tls1_2 -psk 0102 -psk_identity me -cipher DHE-PSK-AES128-CBC-SHA"),
                scenario(
                        "1.1",
                        "-cert rsa.pem -key rsa.key -www -Verify 1 -cipher ALL:@SECLEVEL=0",
                        GET,
                        "-ign_eof -tls1_1 -cipher ALL:@SECLEVEL=0 -cert rsa.pem -key rsa.key"),
                scenario(
                        "1.2 renegotiation",
                        "-client_renegotiation -Verify 1",
                        "R\n",
                        own.replace("-ign_eof ", "") + "-tls1_2"),
                scenario("1.3 key update", "-Verify 1", "K\n", own.replace("-ign_eof ", "") + "-tls1_3"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyFieldTsharkShowsIsOneOfOurs(Scenario scenario)
            throws IOException, InterruptedException, XMLStreamException {
        Files.writeString(folder.resolve("ffdhe.pem"), "");
        new OpenSslMessages(folder)
                .run("", words("genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out ffdhe.pem"));
        var handshakes = new OpenSslMessages(folder).handshake(scenario.server, scenario.request, scenario.clients);
        for (var handshake : handshakes) {
            var comparison = compare(handshake);
            System.out.println(scenario + ", " + handshake.size() + " messages: " + comparison);
            assertTrue(comparison.shown() > 0);
            assertEquals(List.of(), comparison.missing());
            assertEquals(List.of(), comparison.differing());
        }
    }

    private static TsharkFields.Comparison compare(List<Printed> handshake)
            throws IOException, InterruptedException, XMLStreamException {
        var decoder = new MessageDecoder();
        var context = DecodingContext.initial();
        var capture = new PlainCapture();
        var ours = new ArrayList<TsharkFields.Ours>();
        for (var printed : handshake) {
            var message = decoder.decode(printed.contentType(), printed.raw(), context);
            context = context.then(message);
            ours.add(new TsharkFields.Ours(
                    printed.fromClient(), printed.contentType(), printed.raw(), message.fields()));
            capture.add(
                    printed.fromClient(), printed.contentType(), printed.raw().toArray());
        }
        var file = capture.write(Files.createTempFile(folder, "plain", ".pcap"));
        return TsharkFields.compare(TsharkFields.read(file), ours);
    }
}
