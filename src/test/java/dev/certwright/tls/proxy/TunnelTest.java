package dev.certwright.tls.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.certwright.model.Parsed;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.WireRecording.Segment;
import dev.certwright.tls.ApacheProxy;
import dev.certwright.tls.PlainServer;
import dev.certwright.tls.Programs;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.StartupOutcome;
import dev.certwright.tls.startup.Transcript;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP through Apache; SOCKS through a small server, which curl must get along with before ours is tried.
@Timeout(60)
class TunnelTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static final class Heard implements Transcript {
        final List<String> lines = new ArrayList<>();
        final List<Segment> segments = new ArrayList<>();

        @Override
        public void said(StartupLine line) {
            lines.add(line.text());
        }

        @Override
        public void passed(Segment segment) {
            segments.add(segment);
        }
    }

    private static ProxyServer proxy(String address) {
        return switch (ProxyServer.parse(address)) {
            case Parsed.Valid<ProxyServer>(var proxy) -> proxy;
            case Parsed.Invalid<ProxyServer>(var violation) -> throw new AssertionError(violation);
        };
    }

    private static StartupOutcome open(String proxy, Socket socket, String host, int port, Transcript heard) {
        return open(proxy, socket, host, port, PLENTY, heard);
    }

    private static StartupOutcome open(
            String proxy, Socket socket, String host, int port, Duration limit, Transcript heard) {
        long now = System.nanoTime();
        return Tunnel.open(proxy(proxy), host, port, new PlainTalk(socket, now, now + limit.toNanos(), heard));
    }

    private static String keyOf(StartupOutcome outcome) {
        return assertInstanceOf(StartupOutcome.Refused.class, outcome).reason().key();
    }

    /// Says a greeting at once, as many servers do: it must not get lost behind the proxy's consent.
    private static PlainServer greeting() throws IOException {
        return new PlainServer(socket -> {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        });
    }

    private static void assertGreeted(Socket socket) throws IOException {
        assertEquals("hello", new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
    }

    @Test
    void apacheLetsThroughWhoItKnowsToWhereItAllows() throws IOException {
        int port = Programs.freePort();
        try (var target = greeting();
                var _ = ApacheProxy.start(folder, port, target.port())) {
            var known = "http://user:s3cret%3A%25@127.0.0.1:" + port;
            var heard = new Heard();
            try (var socket = new Socket("127.0.0.1", port)) {
                assertEquals(new StartupOutcome.Ready(), open(known, socket, "127.0.0.1", target.port(), heard));
                assertGreeted(socket);
            }
            assertEquals(List.of(), heard.segments);
            assertFalse(heard.lines.toString().contains("s3cret"), heard.lines::toString);
            assertFalse(heard.lines.toString().contains("dXNlcj"), heard.lines::toString);
            assertEquals("startup.proxy.credentialsNeeded", asking(port, "http://127.0.0.1:" + port, target.port()));
            assertEquals(
                    "startup.proxy.credentialsRefused",
                    asking(port, "http://user:wrong@127.0.0.1:" + port, target.port()));
            assertEquals("startup.proxy.forbidden", asking(port, known, 2));
            assertEquals("startup.proxy.unreachable", asking(port, known, 1));
        }
    }

    private static String asking(int port, String proxy, int target) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            return keyOf(open(proxy, socket, "127.0.0.1", target, new Heard()));
        }
    }

    /// RFC 1928 for a user with a password, and for those without one unless the name is asked for.
    private static void socks(Socket client, boolean passwordNeeded, List<String> asked) throws IOException {
        var in = client.getInputStream();
        var out = client.getOutputStream();
        var begin = octets(client, 2);
        var methods = HEX.formatHex(octets(client, begin[1]));
        boolean password = methods.contains("02");
        if (passwordNeeded && !password) {
            out.write(HEX.parseHex("05ff"));
            return;
        }
        out.write(new byte[] {5, (byte) (passwordNeeded ? 2 : 0)});
        if (passwordNeeded) {
            var user = new String(octets(client, octets(client, 2)[1]), StandardCharsets.UTF_8);
            var secret = new String(octets(client, octets(client, 1)[0]), StandardCharsets.UTF_8);
            boolean right = user.equals("user") && secret.equals("s3cret");
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                return;
            }
        }
        var request = octets(client, 4);
        int length = request[3] == 1 ? 4 : request[3] == 4 ? 16 : octets(client, 1)[0];
        var address = octets(client, length);
        var port = octets(client, 2);
        int number = ((port[0] & 0xff) << 8) | (port[1] & 0xff);
        asked.add(request[3] == 3 ? new String(address, StandardCharsets.US_ASCII) : HEX.formatHex(address));
        try (var server = new Socket("127.0.0.1", number)) {
            out.write(HEX.parseHex("05000001" + "7f000001" + "1234"));
            var back = Thread.ofVirtual().start(() -> copy(server, client));
            in.transferTo(server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two is gone.
        }
    }

    private static byte[] octets(Socket socket, int count) throws IOException {
        var octets = socket.getInputStream().readNBytes(count);
        if (octets.length < count) {
            throw new EOFException();
        }
        return octets;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void curlAndThenWeGoThroughSocks(boolean passwordNeeded) throws IOException, InterruptedException {
        Programs.assumeInstalled("curl");
        var asked = new ArrayList<String>();
        try (var target = greeting();
                var http = new PlainServer(socket -> {
                    socket.getInputStream().read(new byte[1024]);
                    socket.getOutputStream()
                            .write("HTTP/1.0 200 OK\r\n\r\nthrough".getBytes(StandardCharsets.US_ASCII));
                });
                var proxy = new PlainServer(socket -> socks(socket, passwordNeeded, asked))) {
            var at = (passwordNeeded ? "user:s3cret@" : "") + "127.0.0.1:" + proxy.port();
            var theirs = Programs.run(
                    folder,
                    "",
                    List.of(
                            "curl",
                            "-sS",
                            "-m",
                            "20",
                            "--proxy",
                            "socks5h://" + at,
                            "http://some.where:" + http.port()));
            assertEquals("through", theirs);
            var heard = new Heard();
            for (var host : List.of("name.example", "192.0.2.1", "2001:db8::1")) {
                try (var socket = proxy.connect()) {
                    assertEquals(
                            new StartupOutcome.Ready(), open("socks5://" + at, socket, host, target.port(), heard));
                    assertGreeted(socket);
                }
            }
            assertEquals(List.of("some.where", "name.example", "c0000201", "20010db8000000000000000000000001"), asked);
            assertFalse(heard.lines.toString().contains("s3cret"), heard.lines::toString);
            assertEquals(List.of(), heard.segments);
            if (passwordNeeded) {
                try (var socket = proxy.connect()) {
                    var wrong = "socks5://user:no@127.0.0.1:" + proxy.port();
                    assertEquals("startup.socks.credentials", keyOf(open(wrong, socket, "a", 1, heard)));
                }
                try (var socket = proxy.connect()) {
                    var none = "socks5://127.0.0.1:" + proxy.port();
                    assertEquals("startup.socks.noMethod", keyOf(open(none, socket, "a", 1, heard)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, startup.socks.failure", "2, startup.socks.notAllowed", "3, startup.socks.network",
        "4, startup.socks.host", "5, startup.socks.refusedByServer", "6, startup.socks.expired",
        "7, startup.socks.command", "8, startup.socks.addressType", "9, startup.socks.unknown",
        "255, startup.socks.unknown"
    })
    void everyReplyOfSocksHasItsSentence(int code, String key) throws IOException {
        assertEquals(key, keyOf(against("socks5", PLENTY, "0500", "05" + HEX.toHexDigits((byte) code))));
    }

    /// Says the next text each time the client has said something, then waits for the end.
    private static StartupOutcome against(String scheme, Duration limit, String... hex) throws IOException {
        try (var server = new PlainServer(socket -> {
                    for (var text : hex) {
                        socket.getInputStream().read(new byte[1024]);
                        socket.getOutputStream().write(HEX.parseHex(text));
                    }
                    socket.getInputStream().read();
                });
                var socket = server.connect()) {
            return open(scheme + "://127.0.0.1:1", socket, "host.example", 443, limit, new Heard());
        }
    }

    private static String hex(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatIsNoSuchProxyIsNamed() throws IOException {
        var http = assertInstanceOf(
                StartupOutcome.NotThisProtocol.class,
                against("socks5", PLENTY, hex("HTTP/1.1 400 Bad Request\r\n\r\n")));
        assertEquals(List.of("HTTP"), http.reason().arguments());
        var ssh = assertInstanceOf(
                StartupOutcome.NotThisProtocol.class, against("http", PLENTY, hex("SSH-2.0-OpenSSH_9.2\r\n")));
        assertEquals(List.of("SSH"), ssh.reason().arguments());
        assertInstanceOf(StartupOutcome.NotThisProtocol.class, against("socks5", PLENTY, "0502"));
        assertInstanceOf(StartupOutcome.NotThisProtocol.class, against("socks5", PLENTY, "0500", "05000007"));
    }

    @Test
    void aProxyThatTalksOnAndOnIsLeft() throws IOException {
        var line = hex("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000));
        assertEquals(new StartupOutcome.TooMuch(PlainTalk.MAX_OCTETS), against("http", PLENTY, line));
        assertEquals(
                new StartupOutcome.TooMuch(PlainTalk.MAX_OCTETS),
                against("http", PLENTY, hex("HTTP/1.1 200 " + "y".repeat(70_000))));
    }

    @ParameterizedTest
    @CsvSource({"http, 485454502f312e3120323030204f4b0d0a0d0a", "socks5, 05000500000304616263640050"})
    void anEndOrSilenceAfterAnyOctetIsTold(String scheme, String consent) throws IOException {
        var octets = HEX.parseHex(consent);
        for (int cut = 0; cut < octets.length; cut++) {
            int length = cut;
            try (var server = new PlainServer(socket -> {
                        socket.getOutputStream().write(octets, 0, length);
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    });
                    var socket = server.connect()) {
                var outcome = open(scheme + "://127.0.0.1:1", socket, "host.example", 443, new Heard());
                var closed = assertInstanceOf(StartupOutcome.Closed.class, outcome, "after " + cut);
                assertEquals("startup.proxy.closed", closed.reason().key());
            }
        }
        assertInstanceOf(StartupOutcome.TimedOut.class, against(scheme, Duration.ofMillis(200), ""));
    }

    @Test
    void interimAnswersAreNotTheAnswer() throws IOException {
        var answer = "HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n";
        assertEquals(new StartupOutcome.Ready(), against("http", PLENTY, hex(answer)));
    }
}
