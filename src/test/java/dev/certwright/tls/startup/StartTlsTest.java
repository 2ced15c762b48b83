package dev.certwright.tls.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.WireRecording.Segment;
import dev.certwright.tls.PlainServer;
import dev.certwright.tls.Programs;
import dev.certwright.tls.TestCredentials;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against small servers, which OpenSSL's client must get along with before ours is tried.
@Timeout(60)
class StartTlsTest {
    private static final TestCredentials CREDENTIALS = new TestCredentials();
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    /// What was said and what passed.
    private static final class Heard implements Transcript {
        final List<StartupLine> lines = new ArrayList<>();
        final List<Segment> segments = new ArrayList<>();

        @Override
        public void said(StartupLine line) {
            lines.add(line);
        }

        @Override
        public void passed(Segment segment) {
            segments.add(segment);
        }

        String texts(Direction direction) {
            return String.join(
                    "|",
                    lines.stream()
                            .filter(l -> l.direction() == direction)
                            .map(StartupLine::text)
                            .toList());
        }

        int octets(Direction direction) {
            return segments.stream()
                    .filter(s -> s.direction() == direction)
                    .mapToInt(s -> s.octets().length())
                    .sum();
        }
    }

    private static StartupOutcome perform(StartupProtocol protocol, Socket socket, Duration limit, Transcript heard) {
        long now = System.nanoTime();
        return StartTls.perform(protocol, "localhost", new PlainTalk(socket, now, now + limit.toNanos(), heard));
    }

    private static StartupOutcome against(StartupProtocol protocol, PlainServer.Conversation conversation)
            throws IOException {
        return against(protocol, PLENTY, conversation);
    }

    private static StartupOutcome against(
            StartupProtocol protocol, Duration limit, PlainServer.Conversation conversation) throws IOException {
        try (var server = new PlainServer(conversation);
                var socket = server.connect()) {
            return perform(protocol, socket, limit, new Heard());
        }
    }

    /// Says one text to begin with, where there is one, and one more each time the client has said something.
    private static PlainServer.Conversation saying(String... texts) {
        return socket -> {
            for (int i = 0; i < texts.length; i++) {
                if (i > 0 && socket.getInputStream().read(new byte[1024]) < 0) {
                    return;
                }
                socket.getOutputStream().write(texts[i].getBytes(StandardCharsets.ISO_8859_1));
            }
            socket.getInputStream().read(new byte[1024]);
        };
    }

    private static void thenTls(StartupProtocol protocol, Socket socket) throws IOException {
        new ScriptedServer(socket.getInputStream(), socket.getOutputStream()).speak(protocol);
        try {
            var sockets = TestCredentials.jsse("TLS", CREDENTIALS.server, CREDENTIALS.authority)
                    .getSocketFactory();
            var tls = (SSLSocket) sockets.createSocket(socket, null, true);
            tls.setUseClientMode(false);
            tls.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            tls.close();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void openSslAndThenWeComeToTls(StartupProtocol protocol)
            throws IOException, InterruptedException, GeneralSecurityException {
        Programs.assumeInstalled("openssl");
        TestCredentials.writeCertificates(folder.resolve("ca.pem"), CREDENTIALS.authority.certificate());
        var word = protocol == StartupProtocol.POSTGRESQL ? "postgres" : protocol.word();
        try (var server = new PlainServer(socket -> thenTls(protocol, socket))) {
            var theirs = Programs.run(
                    folder,
                    "",
                    List.of(
                            "openssl",
                            "s_client",
                            "-starttls",
                            word,
                            "-connect",
                            "127.0.0.1:" + server.port(),
                            "-name",
                            "localhost",
                            "-CAfile",
                            folder.resolve("ca.pem").toString(),
                            "-brief"));
            assertTrue(theirs.contains("Verification: OK"), theirs);
            assertTrue(!theirs.contains("trying anyway"), theirs);

            try (var socket = server.connect()) {
                socket.setSoTimeout(12_345);
                var heard = new Heard();
                assertEquals(new StartupOutcome.Ready(), perform(protocol, socket, PLENTY, heard));
                assertEquals(12_345, socket.getSoTimeout());
                assertTrue(heard.octets(Direction.CLIENT_TO_SERVER) > 0);
                assertTrue(heard.octets(Direction.SERVER_TO_CLIENT) > 0);
                var sockets =
                        TestCredentials.jsse("TLS", null, CREDENTIALS.authority).getSocketFactory();
                try (var tls = (SSLSocket) sockets.createSocket(socket, "localhost", server.port(), true)) {
                    assertEquals("hello", new String(tls.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
                }
            }
        }
    }

    @Test
    void whatIsSaidIsShownLineByLine() throws IOException {
        try (var server = new PlainServer(socket -> thenTls(StartupProtocol.SMTP, socket));
                var socket = server.connect()) {
            var heard = new Heard();
            perform(StartupProtocol.SMTP, socket, PLENTY, heard);
            assertEquals("EHLO [127.0.0.1]|STARTTLS", heard.texts(Direction.CLIENT_TO_SERVER));
            assertEquals(
                    "220 mail.example.com ESMTP|250-mail.example.com|250-PIPELINING|250-STARTTLS|250 8BITMIME"
                            + "|220 2.0.0 Ready",
                    heard.texts(Direction.SERVER_TO_CLIENT));
        }
    }

    /// Passes so many octets on and then fails, so that the connection is closed.
    private static final class Limited extends FilterOutputStream {
        private int left;

        Limited(OutputStream out, int left) {
            super(out);
            this.left = left;
        }

        @Override
        public void write(byte[] octets) throws IOException {
            int now = Math.min(left, octets.length);
            out.write(octets, 0, now);
            left -= now;
            if (now < octets.length) {
                throw new IOException("enough");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void anEndAfterAnyOctetIsAnEnd(StartupProtocol protocol) throws IOException {
        int whole = lengthOf(protocol);
        var left = new AtomicInteger();
        try (var server = new PlainServer(socket -> {
            var out = new Limited(socket.getOutputStream(), left.get());
            var script = new ScriptedServer(socket.getInputStream(), out);
            try {
                script.speak(protocol);
                socket.getInputStream().read();
            } catch (IOException _) {
                // What the client still says is taken, so that it finds an end and no reset.
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        })) {
            for (int cut = 0; cut < whole; cut++) {
                left.set(cut);
                try (var socket = server.connect()) {
                    var outcome = perform(protocol, socket, PLENTY, new Heard());
                    assertInstanceOf(StartupOutcome.Closed.class, outcome, "after " + cut);
                }
            }
            left.set(whole);
            try (var socket = server.connect()) {
                assertEquals(new StartupOutcome.Ready(), perform(protocol, socket, PLENTY, new Heard()));
            }
        }
    }

    private static int lengthOf(StartupProtocol protocol) throws IOException {
        var heard = new Heard();
        try (var server = new PlainServer(socket -> {
                    new ScriptedServer(socket.getInputStream(), socket.getOutputStream()).speak(protocol);
                    socket.getInputStream().read();
                });
                var socket = server.connect()) {
            assertEquals(new StartupOutcome.Ready(), perform(protocol, socket, PLENTY, heard));
        }
        return heard.octets(Direction.SERVER_TO_CLIENT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void whatFollowsTheConsentInTheClearIsAnInjection(StartupProtocol protocol) throws IOException {
        int whole = lengthOf(protocol);
        var outcome = against(protocol, socket -> {
            var late = new OutputStream() {
                private int written;

                @Override
                public void write(int octet) {
                    throw new IllegalStateException();
                }

                @Override
                public void write(byte[] octets) throws IOException {
                    written += octets.length;
                    var more = Arrays.copyOf(octets, octets.length + 1);
                    more[octets.length] = 'x';
                    socket.getOutputStream().write(written == whole ? more : octets);
                }
            };
            new ScriptedServer(socket.getInputStream(), late).speak(protocol);
            socket.getInputStream().read();
        });
        assertInstanceOf(StartupOutcome.Injected.class, outcome);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMTP", "IMAP", "POP3", "FTP", "XMPP"})
    void aLineWithoutEndIsTooMuch(StartupProtocol protocol) throws IOException {
        var begin = protocol == StartupProtocol.XMPP ? "<stream:stream a='" : beginning(protocol);
        var outcome = against(protocol, socket -> {
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            endlessly(socket, new byte[8192]);
        });
        assertEquals(new StartupOutcome.TooMuch(PlainTalk.MAX_OCTETS), outcome);
    }

    @ParameterizedTest
    @EnumSource(names = {"SMTP", "IMAP", "POP3", "FTP"})
    void linesWithoutEndAreTooMuch(StartupProtocol protocol) throws IOException {
        var line = switch (protocol) {
            case SMTP, FTP -> "220-more\r\n";
            case IMAP -> "* OK more\r\n";
            default -> "+OK more\r\n";
        };
        var outcome = against(protocol, socket -> endlessly(socket, line.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(new StartupOutcome.TooMuch(PlainTalk.MAX_OCTETS), outcome);
    }

    private static void endlessly(Socket socket, byte[] octets) throws IOException {
        while (true) {
            socket.getOutputStream().write(octets);
        }
    }

    private static String beginning(StartupProtocol protocol) {
        return switch (protocol) {
            case IMAP -> "* OK ";
            case POP3 -> "+OK ";
            default -> "220 ";
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void aServerThatSaysNothingIsLeftInTime(StartupProtocol protocol) throws IOException {
        var outcome = against(
                protocol,
                Duration.ofMillis(200),
                socket -> socket.getInputStream().readAllBytes());
        var timedOut = assertInstanceOf(StartupOutcome.TimedOut.class, outcome);
        assertEquals("startup.timedOut.silent", timedOut.reason().key());
    }

    @Test
    void aTricklingServerIsLeftInTime() throws IOException {
        var outcome = against(StartupProtocol.SMTP, Duration.ofMillis(500), socket -> {
            socket.getOutputStream().write("220 ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('a');
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        var timedOut = assertInstanceOf(StartupOutcome.TimedOut.class, outcome);
        assertEquals("startup.timedOut", timedOut.reason().key());
    }

    @Test
    void closingTheSocketEndsTheWait() throws IOException, InterruptedException {
        try (var server = new PlainServer(socket -> socket.getInputStream().readAllBytes())) {
            var socket = server.connect();
            var outcomes = new ArrayList<StartupOutcome>();
            var waiting = Thread.ofVirtual()
                    .start(() -> outcomes.add(perform(StartupProtocol.SMTP, socket, PLENTY, new Heard())));
            while (waiting.getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            socket.close();
            assertTrue(waiting.join(Duration.ofSeconds(5)));
            assertInstanceOf(StartupOutcome.Closed.class, outcomes.getFirst());
        }
    }

    private static void assertRefused(String key, StartupOutcome outcome) {
        assertEquals(
                key,
                assertInstanceOf(StartupOutcome.Refused.class, outcome).reason().key());
    }

    @Test
    void refusalsOfLineProtocolsKeepTheServersWords() throws IOException {
        var smtp = against(
                StartupProtocol.SMTP, saying("220 a.b\r\n", "250-a\r\n250 starttls\r\n", "454 4.7.0 not now\r\n"));
        assertRefused("startup.refused", smtp);
        assertEquals(
                List.of("454 4.7.0 not now"),
                ((StartupOutcome.Refused) smtp).reason().arguments());
        assertRefused("startup.turnedAway", against(StartupProtocol.SMTP, saying("554 no\r\n")));
        assertRefused("startup.notOffered", against(StartupProtocol.SMTP, saying("220 a\r\n", "250 XSTARTTLSX\r\n")));
        assertRefused("startup.notOffered", against(StartupProtocol.SMTP, saying("220 a\r\n", "502 no EHLO\r\n")));
        assertRefused("startup.refused", against(StartupProtocol.FTP, saying("220 a\r\n", "504 no\r\n")));
        assertRefused("startup.turnedAway", against(StartupProtocol.FTP, saying("120 wait\r\n421 too many\r\n")));
        assertRefused("startup.preauth", against(StartupProtocol.IMAP, saying("* PREAUTH hello\r\n")));
        assertRefused("startup.turnedAway", against(StartupProtocol.IMAP, saying("* BYE\r\n")));
        assertRefused(
                "startup.notOffered",
                against(StartupProtocol.IMAP, saying("* OK\r\n", "* CAPABILITY IMAP4rev1\r\na1 OK\r\n")));
        assertRefused(
                "startup.refused",
                against(
                        StartupProtocol.IMAP,
                        saying("* OK\r\n", "* CAPABILITY STARTTLS\r\na1 OK\r\n", "a2 BAD no\r\n")));
        assertRefused("startup.turnedAway", against(StartupProtocol.POP3, saying("-ERR busy\r\n")));
        assertRefused("startup.notOffered", against(StartupProtocol.POP3, saying("+OK\r\n", "+OK\r\nTOP\r\n.\r\n")));
        assertRefused(
                "startup.refused", against(StartupProtocol.POP3, saying("+OK\r\n", "-ERR what\r\n", "-ERR no\r\n")));
    }

    @Test
    void refusalsOfTheOthersKeepTheServersWords() throws IOException {
        assertRefused("startup.notOffered", against(StartupProtocol.POSTGRESQL, saying("", "N")));
        var early = "Ecould not fork new process\n\0";
        assertRefused("startup.turnedAway", against(StartupProtocol.POSTGRESQL, saying("", early)));
        var error = "E\0\0\0\33SFATAL\0C53300\0Mtoo many\0\0";
        var busy = against(StartupProtocol.POSTGRESQL, saying("", error));
        assertRefused("startup.turnedAway", busy);
        assertEquals(
                List.of("FATAL 53300 too many"),
                ((StartupOutcome.Refused) busy).reason().arguments());
        var blocked = "\22\0\0\0\u00ffi\u0004Host is blocked";
        assertRefused("startup.turnedAway", against(StartupProtocol.MYSQL, saying(blocked)));
        var plainMySql = "\26\0\0\0\n5.0\0aaaabbbbbbbb\0\0\0..";
        assertRefused("startup.notOffered", against(StartupProtocol.MYSQL, saying(plainMySql)));
        var unwilling = new String(
                HexFormat.of().parseHex("301002010178" + "0b0a0134" + "04000404" + "6e6f7065"),
                StandardCharsets.ISO_8859_1);
        var ldap = against(StartupProtocol.LDAP, saying("", unwilling));
        assertRefused("startup.refused", ldap);
        assertEquals(
                List.of("unavailable (52) nope"),
                ((StartupOutcome.Refused) ldap).reason().arguments());
        var stream = "<?xml version='1.0'?><stream:stream version='1.0'>";
        assertRefused("startup.notOffered", against(StartupProtocol.XMPP, saying("", stream + "<stream:features/>")));
        assertRefused(
                "startup.turnedAway",
                against(StartupProtocol.XMPP, saying("", stream + "<stream:error><host-unknown/></stream:error>")));
        assertRefused(
                "startup.refused",
                against(
                        StartupProtocol.XMPP,
                        saying(
                                "",
                                stream + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                                        + "</stream:features>",
                                "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")));
    }

    @Test
    void aDocumentTypeIsNoXmpp() throws IOException {
        var outcome = against(StartupProtocol.XMPP, saying("", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>"));
        assertInstanceOf(StartupOutcome.NotThisProtocol.class, outcome);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void anHttpServerIsRecognizedWhateverWasExpected(StartupProtocol protocol) throws IOException {
        boolean clientBegins = protocol == StartupProtocol.LDAP
                || protocol == StartupProtocol.XMPP
                || protocol == StartupProtocol.POSTGRESQL;
        var http = "HTTP/1.1 400 Bad Request\r\n\r\n";
        var outcome = against(protocol, clientBegins ? saying("", http) : saying(http));
        var other = assertInstanceOf(StartupOutcome.NotThisProtocol.class, outcome);
        assertEquals(List.of("HTTP"), other.reason().arguments());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "30",
                "3084ffffffff",
                "30847fffffff",
                "3080",
                "30850000000000",
                "300c02010178070a0100040004",
                "3003020101",
                "30000000",
                "300c0201017884ffffffff000000",
                "300c02010178070a7f00040004"
            })
    void noOctetsOfLdapDoHarm(String hex) throws IOException {
        var octets = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        var outcome = against(StartupProtocol.LDAP, Duration.ofMillis(300), saying("", octets));
        assertInstanceOf(StartupOutcome.Failed.class, outcome);
    }
}
