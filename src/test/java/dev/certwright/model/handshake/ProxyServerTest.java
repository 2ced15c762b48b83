package dev.certwright.model.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyServerTest {
    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, http://proxy.example:3128",
        "http://proxy.example:3128/, http://proxy.example:3128",
        "proxy.example:3128, http://proxy.example:3128",
        "HTTP://[2001:DB8::1]:80, http://[2001:db8::1]:80",
        "socks5://127.0.0.1:1080, socks5://127.0.0.1:1080",
        "socks5h://a:1, socks5://a:1",
    })
    void readsWhatPeopleType(String typed, String meant) throws PkiException {
        var proxy = ProxyServer.parse(typed).orThrow();
        assertEquals(meant, proxy.toString());
        assertEquals(Optional.empty(), proxy.credentials());
    }

    @Test
    void readsAUserAndAPasswordAndShowsNoPassword() throws PkiException {
        var proxy = ProxyServer.parse("http://us%40er:p%40s:s+%C3%BC@proxy.example:8080")
                .orThrow();
        var credentials = proxy.credentials().orElseThrow();
        assertEquals("us@er", credentials.user());
        assertEquals("p@s:s+ü", new String(credentials.password().copy()));
        assertEquals("proxy.example", proxy.endpoint().host());
        assertFalse((proxy + " " + credentials + " " + proxy.credentials()).contains("p@s"));
        credentials.close();
        assertEquals("\0".repeat(7), new String(credentials.password().copy()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', proxy.blank",
        "ftp://a:1, proxy.scheme",
        "http://a, proxy.port",
        "http://a:0, address.port",
        "http://a:65536, address.port",
        "http://a b:1, dns.space",
        "http://a/b:1, dns.character",
        "http://u%4:p@a:1, proxy.percent",
        "http://:p@a:1, proxy.user",
        "http://u%3A:p@a:1, proxy.user",
        "http://u:%0A@a:1, proxy.control",
        "http://[::1:1, ip.malformed",
    })
    void saysWhatIsWrong(String typed, String code) {
        var invalid = assertInstanceOf(Parsed.Invalid.class, ProxyServer.parse(typed));
        assertEquals("violation." + code, invalid.violation().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "http"})
    void refusesAUserTheProtocolHasNoRoomFor(String scheme) {
        var invalid =
                assertInstanceOf(Parsed.Invalid.class, ProxyServer.parse(scheme + "://" + "u".repeat(256) + ":p@a:1"));
        assertEquals("violation.proxy.tooLong", invalid.violation().key());
    }

    @Test
    void aColonInAUserNameIsNoBasicCredential() {
        var credentials = Optional.of(new ProxyCredentials("a:b", new Passphrase(new char[0])));
        assertThrows(
                IllegalArgumentException.class, () -> new ProxyServer.HttpConnect(new Endpoint("a", 1), credentials));
    }

    @Test
    void aLineBeforeTlsIsShort_AndHasNothingInvisible() {
        var line = new StartupLine(Direction.SERVER_TO_CLIENT, Duration.ZERO, "a\u001b[2Jb\u202ec\t" + "x".repeat(900));
        assertTrue(line.text().startsWith("a\uFFFD[2Jb\uFFFDc\uFFFDxx"), line::text);
        assertEquals(500, line.text().length());
        assertEquals("ü 漢😀", StartupLine.printable("ü 漢😀"));
    }

    @Test
    void aRecordingShowsNoSecretAndWipesIt() {
        var secret = new SecretBytes(new byte[] {0x55, 0x66});
        var address = new InetSocketAddress("127.0.0.1", 1);
        var recording = new WireRecording(
                address,
                address,
                Instant.EPOCH,
                List.of(),
                List.of(new WireRecording.TlsSecret("CLIENT_RANDOM", Bytes.of(new byte[32]), secret)));
        assertFalse(recording.toString().contains("55"), recording::toString);
        assertFalse(recording.toString().contains("85"), recording::toString);
        recording.close();
        assertEquals(0, secret.copy()[0]);
    }

    @Test
    void aRecordingHasTwoAddressesOfOneFamily() {
        var four = new InetSocketAddress("127.0.0.1", 1);
        var six = new InetSocketAddress("::1", 1);
        var unknown = InetSocketAddress.createUnresolved("a.example", 1);
        for (var other : List.of(six, unknown)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new WireRecording(four, other, Instant.EPOCH, List.of(), List.of()));
        }
    }
}
