package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectionFlagsTest {
    @Test
    void nothingSaidIsTheStandard() throws PkiException {
        assertEquals(ConnectionOptions.standard(), flags().options());
        assertEquals(Probing.AUTOMATIC, flags().probing());
    }

    @Test
    void everythingSaidIsUnderstood() throws PkiException {
        var flags = flags(
                "--tls",
                "1.3",
                "--connect",
                "[2001:db8::1]:8443",
                "--sni",
                "Other.Example",
                "--alpn",
                "h2,http/1.1",
                "--ciphers",
                "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384",
                "--groups",
                "x25519",
                "--no-late",
                "--method",
                "HEAD",
                "--header",
                "A: b",
                "--header",
                "C:d",
                "--no-fetch",
                "--timeout",
                "7",
                "--probe",
                "throw-away");
        var seven = Duration.ofSeconds(7);
        assertEquals(
                new ConnectionOptions(
                        Set.of(TlsVersion.TLS_1_3),
                        Optional.of(new Endpoint("2001:db8::1", 8443)),
                        new ServerNameChoice.Named("Other.Example"),
                        Optional.of(List.of("h2", "http/1.1")),
                        List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"),
                        List.of("x25519"),
                        false,
                        new HttpRequest("HEAD", List.of("A: b", "C:d")),
                        Optional.empty(),
                        new TimeLimits(seven, seven, seven),
                        false),
                flags.options());
        assertEquals(Probing.THROW_AWAY_TOO, flags.probing());
    }

    @Test
    void noneMeansNone() throws PkiException {
        var options = flags("--sni", "none", "--alpn", "none").options();
        assertEquals(new ServerNameChoice.None(), options.serverName());
        assertEquals(Optional.of(List.of()), options.applicationProtocols());
    }

    @Test
    void thePasswordOfAProxyMayStandInAFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "hunter\n");
        var proxy = flags("--proxy", "socks5://me@proxy.example:1080", "--proxy-password-file", file.toString())
                .options()
                .proxy()
                .orElseThrow();
        assertEquals(new Endpoint("proxy.example", 1080), proxy.endpoint());
        assertEquals(ProxyServer.Socks5.class, proxy.getClass());
        var credentials = proxy.credentials().orElseThrow();
        assertEquals("me", credentials.user());
        assertEquals("hunter", new String(credentials.password().copy()));
    }

    private static ConnectionFlags flags(String... arguments) {
        return CommandLine.populateCommand(new ConnectionFlags(), arguments);
    }
}
