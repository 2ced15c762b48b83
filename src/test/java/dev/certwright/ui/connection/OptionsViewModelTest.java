package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsViewModelTest {
    private final OptionsViewModel options = new OptionsViewModel();

    @Test
    void areTheUsualOnesUntilChangedAndAgainAfterReset() {
        assertEquals(ConnectionOptions.standard(), options.options(Optional.empty()));
        assertFalse(options.changed().get());
        options.cipherSuites().textProperty().set("TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384");
        options.probing().valueProperty().set(Probing.THROW_AWAY_TOO);
        options.lateProperty().set(false);
        assertTrue(options.changed().get());
        options.reset();
        assertFalse(options.changed().get());
        assertEquals(ConnectionOptions.standard(), options.options(Optional.empty()));
    }

    @Test
    void readEverythingThatWasTyped() {
        options.connectTo().textProperty().set("[::1]:8443");
        options.nameServer("api.example.com");
        options.alpn().textProperty().set("h2 http/1.1");
        options.groups().textProperty().set("X25519MLKEM768,x25519");
        options.flightLimit().textProperty().set("2.5");
        options.headers().textProperty().set("X-One: 1\n\nX-Two: 2");
        options.proxy().textProperty().set("socks5://me@proxy.local:1080");
        var read = options.options(Optional.of(new Passphrase("pw".toCharArray())));
        assertEquals(Optional.of(new Endpoint("::1", 8443)), read.connectTo());
        assertEquals(new ServerNameChoice.Named("api.example.com"), read.serverName());
        assertEquals(Optional.of(List.of("h2", "http/1.1")), read.applicationProtocols());
        assertEquals(List.of("X25519MLKEM768", "x25519"), read.groups());
        assertEquals(Duration.ofMillis(2500), read.limits().flight());
        assertEquals(List.of("X-One: 1", "X-Two: 2"), read.http().headers());
        var proxy = (ProxyServer.Socks5) read.proxy().orElseThrow();
        assertEquals(new Endpoint("proxy.local", 1080), proxy.endpoint());
        assertEquals("me", proxy.credentials().orElseThrow().user());
    }

    @Test
    void showWhatATestWasMadeWith() {
        var given = new ConnectionOptions(
                EnumSet.of(TlsVersion.TLS_1_2),
                Optional.of(new Endpoint("::1", 8443)),
                new ServerNameChoice.Named("api.example.com"),
                Optional.of(List.of("h2", "http/1.1")),
                List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"),
                List.of("X25519MLKEM768"),
                false,
                new HttpRequest("HEAD", List.of("X-One: 1", "X-Two: 2")),
                Optional.of(new ProxyServer.Socks5(new Endpoint("proxy.local", 1080), Optional.empty())),
                new TimeLimits(Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofMillis(3125)),
                false);
        options.show(given, Probing.THROW_AWAY_TOO);
        assertEquals(given, options.options(Optional.empty()));
        options.show(ConnectionOptions.standard().naming(new ServerNameChoice.None()), Probing.AUTOMATIC);
        assertEquals(
                ConnectionOptions.standard().naming(new ServerNameChoice.None()), options.options(Optional.empty()));
    }

    @Test
    void aHyphenOffersNoApplicationProtocolAndNothingTheUsual() {
        assertEquals(Parsed.valid(Optional.of(List.of())), OptionTexts.applicationProtocols("-"));
        assertEquals(Parsed.valid(Optional.empty()), OptionTexts.applicationProtocols(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "601", "five", "", "1e3"})
    void refuseALimitThatIsNone(String text) {
        options.connectLimit().textProperty().set(text);
        assertFalse(options.valid().get());
        assertTrue(options.changed().get(), "what is wrong is not as usual");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://proxy:21,connection.options.proxy.scheme",
        "http://me:secret@proxy:3128,connection.options.proxy.password",
        "proxy,connection.options.proxy.wrong",
        "http://proxy:3128/path,connection.options.proxy.wrong",
    })
    void sayWhatIsWrongWithAProxy(String text, String key) {
        var parsed = OptionTexts.proxy(text);
        assertEquals(key, parsed instanceof Parsed.Invalid<?>(var why) ? why.key() : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ": value", "Bad Name: x", "X: a\u0001b"})
    void refuseAHeaderThatIsNone(String line) {
        assertTrue(OptionTexts.headers(line) instanceof Parsed.Invalid<?>, line);
    }
}
