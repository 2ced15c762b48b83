package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Pki;
import dev.certwright.testing.Program;
import dev.certwright.tls.opinion.JavaClient;
import dev.certwright.tls.opinion.JavaQuestion;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The programs themselves connect to an `openssl s_server` with each fault; it logs the alert they send.
class OtherProgramsTest {
    private static final String HOST = "localhost";
    private static final Pattern ALERT = Pattern.compile("SSL alert number (\\d+)");
    private static final String[] USAGE = {"keyUsage=critical,digitalSignature", "extendedKeyUsage=serverAuth"};
    private static final String NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1";
    private static Pki pki;

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        pki = new Pki(folder);
        pki.root("root");
        pki.root("stranger");
        pki.intermediate("middle", "root");
        pki.server("good", "root");
        pki.between("expired", "root", "20250101000000Z", "20260101000000Z", USAGE[0], USAGE[1], NAMES);
        pki.between("future", "root", "20400101000000Z", "20410101000000Z", USAGE[0], USAGE[1], NAMES);
        pki.root("self", USAGE[0], USAGE[1], NAMES);
        pki.server("unknown", "stranger");
        pki.server("leafOnly", "middle");
        pki.issue("name", "root", USAGE[0], USAGE[1], "subjectAltName=DNS:other.example");
        pki.issue("commonName", "root", USAGE);
        pki.issue("purpose", "root", USAGE[0], "extendedKeyUsage=clientAuth", NAMES);
        pki.issue("agreeing", "root", "keyUsage=critical,keyAgreement", USAGE[1], NAMES);
        pki.server("critical", "root", "1.2.3.4.5=critical,ASN1:NULL");
        pki.request("weak", "RSA", "1024");
        pki.sign("weak", "root", List.of("-days", "9"), USAGE[0], USAGE[1], NAMES);
        pki.between(
                "oldMiddle",
                "root",
                "20250101000000Z",
                "20260101000000Z",
                "basicConstraints=critical,CA:true",
                "keyUsage=critical,keyCertSign");
        pki.server("belowOld", "oldMiddle");
        pki.issue("noAuthority", "root", USAGE[0], "basicConstraints=critical,CA:false");
        pki.server("belowNone", "noAuthority");
        pki.intermediate("narrow", "root", "nameConstraints=critical,permitted;DNS:example.com");
        pki.server("outside", "narrow");
        tamper(pki.server("tampered", "root"));
        Files.writeString(folder.resolve("client.py"), """
                import ssl, socket, sys
                context = ssl.create_default_context(cafile="root.pem")
                try:
                    context.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))),
                        server_hostname="localhost")
                    print("connected")
                except Exception as e:
                    print(e)
                """);
        Files.writeString(folder.resolve("client.js"), """
                const socket = require("tls").connect({port: +process.argv[2], host: "127.0.0.1",
                    servername: "localhost", ca: require("fs").readFileSync("root.pem")},
                    () => { console.log("connected"); socket.end() });
                socket.on("error", e => console.log(e.message));
                """);
    }

    /// Changes the last octet of the signature.
    private static void tamper(EncodedCertificate certificate) throws IOException {
        var der = certificate.der();
        der[der.length - 1] ^= 1;
        Files.writeString(
                folder.resolve("tampered.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static List<Check> checks(String name, List<String> chain) throws IOException {
        var checks = new ServerChecks(
                new PathValidator(),
                new CertificateReader(),
                new ContentReader(new SecureRandom()),
                new SecureRandom());
        var sent = new ArrayList<>(List.of(pki.certificate(name)));
        for (var other : chain) {
            sent.add(pki.certificate(other));
        }
        var evidence = new ServerEvidence(
                sent, Optional.empty(), HOST, List.of(pki.certificate("root")), List.of(), Instant.now());
        return checks.judge(evidence, false, new Cancellation()).checks();
    }

    private static List<GeneralName> names(String name) throws Exception {
        return new CertificateReader().read(pki.certificate(name)).subjectAltNames();
    }

    /// What a program did, and the alert that the server logged; -1 for none.
    private record Seen(boolean connected, int alert, String said) {}

    private static Seen seen(String program, int port, OpenSslServer server) throws Exception {
        int before = server.said().length();
        var at = "127.0.0.1:" + port;
        Seen seen = switch (program) {
            case "OpenSSL" ->
                run(
                        "openssl",
                        "s_client",
                        "-connect",
                        at,
                        "-CAfile",
                        "root.pem",
                        "-verify_return_error",
                        "-verify_hostname",
                        HOST);
            case "curl" ->
                run(
                        "curl",
                        "-sS",
                        "--cacert",
                        "root.pem",
                        "--resolve",
                        HOST + ":" + port + ":127.0.0.1",
                        "https://" + HOST + ":" + port + "/");
            case "Python" -> words(run("python3", "client.py", Integer.toString(port)));
            case "Node.js" -> words(run("node", "client.js", Integer.toString(port)));
            default -> java(port);
        };
        return new Seen(seen.connected(), logged(server, before, seen.connected()), seen.said());
    }

    private static Seen run(String... command) throws Exception {
        var outcome = Program.run(folder, command);
        return new Seen(outcome.status() == 0, -1, outcome.text());
    }

    private static Seen words(Seen seen) {
        return new Seen(seen.said().startsWith("connected"), -1, seen.said());
    }

    private static Seen java(int port) throws Exception {
        var question = new JavaQuestion(
                HOST,
                port,
                Optional.empty(),
                List.of(pki.certificate("root")),
                EnumSet.allOf(TlsVersion.class),
                Optional.of(HOST),
                Optional.empty(),
                Duration.ofSeconds(10));
        var answer = new JavaClient().ask(question, () -> new Socket("127.0.0.1", port), new Cancellation());
        return new Seen(answer.connected(), -1, answer.words());
    }

    /// The server writes its log a moment after the client has gone.
    private static int logged(OpenSslServer server, int from, boolean connected) throws Exception {
        long deadline = System.nanoTime() + (connected ? 0 : 2_000_000_000L);
        do {
            var log = server.said();
            var alert = ALERT.matcher(log.substring(Math.min(from, log.length())));
            if (alert.find()) {
                return Integer.parseInt(alert.group(1));
            }
            Thread.onSpinWait();
        } while (System.nanoTime() < deadline && !server.said().substring(from).contains("unexpected eof"));
        return -1;
    }

    @ParameterizedTest
    @CsvSource({
        "good, ",
        "expired, ",
        "future, ",
        "self, ",
        "unknown, ",
        "unknown, stranger",
        "leafOnly, ",
        "name, ",
        "commonName, ",
        "purpose, ",
        "agreeing, ",
        "critical, ",
        "weak, ",
        "belowOld, oldMiddle",
        "belowNone, noAuthority",
        "outside, narrow",
        "tampered, ",
    })
    void everyProgramDoesWhatIsForetold(String name, String chain) throws Exception {
        var others = chain == null ? List.<String>of() : List.of(chain);
        var foretold = OtherPrograms.behaviours(checks(name, others), HOST, names(name));
        int port = OpenSslServer.freePort();
        var options = new ArrayList<>(
                List.of("-cert", name + ".pem", "-key", name + ".key", "-www", "-cipher", "DEFAULT@SECLEVEL=0"));
        for (var other : others) {
            options.addAll(List.of("-cert_chain", other + ".pem"));
        }
        var wrong = new ArrayList<String>();
        try (var server = OpenSslServer.start(folder, port, options)) {
            for (var program : present()) {
                var expected = foretold.stream()
                        .filter(b -> b.program().equals(program))
                        .findFirst()
                        .orElseThrow();
                var seen = seen(program, port, server);
                if (!agree(expected, seen)) {
                    wrong.add(expected + "\n   but " + seen);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean agree(ClientBehaviour expected, Seen seen) {
        if (expected.goesOn() || seen.connected()) {
            return expected.goesOn() == seen.connected();
        }
        var words = (String) expected.says().arguments().getFirst();
        boolean said = seen.said().contains(words)
                // curl names the common name in the middle
                || (words.startsWith("certificate subject name") && seen.said().contains("does not match target host"));
        return said && expected.alert().map(a -> a.description()).orElse(-1) == seen.alert();
    }

    private static List<String> present() {
        var programs = new ArrayList<>(List.of("OpenSSL", "Java"));
        for (var each : List.of("curl curl", "Python python3", "Node.js node")) {
            var parts = each.split(" ", 2);
            if (Program.present(parts[1])) {
                programs.add(parts[0]);
            }
        }
        return programs;
    }

    @Test
    void everyProgramAnswersTheFaultsThatAllKnow() {
        var common = Set.of(ServerFault.EXPIRED, ServerFault.SELF_SIGNED, ServerFault.ISSUER_UNKNOWN, ServerFault.NAME);
        for (var program : OtherProgram.ALL) {
            var known =
                    program.replies().stream().map(OtherProgram.Reply::fault).collect(Collectors.toSet());
            assertTrue(known.containsAll(common), program::name);
            assertEquals(known.size(), program.replies().size(), program::name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Go", "Chrome", "Firefox"})
    void theWordsAreFilledIn(String program) throws Exception {
        var behaviours = OtherPrograms.behaviours(checks("name", List.of()), HOST, names("name"));
        var words = behaviours.stream()
                .filter(b -> b.program().equals(program))
                .map(b -> (String) b.says().arguments().getFirst())
                .findFirst()
                .orElseThrow();
        assertTrue(!words.contains("{") && !words.isEmpty(), words);
    }
}
