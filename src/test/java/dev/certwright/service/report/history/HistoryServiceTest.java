package dev.certwright.service.report.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.service.TestBench;
import dev.certwright.service.report.Reports;
import dev.certwright.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryServiceTest {
    private static final Function<Phrase, String> WORDS = Messages.in(Locale.ENGLISH)::of;

    @TempDir
    private Path folder;

    private TestBench bench;
    private HistoryService history;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        history = bench.services.history();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aKeptTestIsListedAndOpensAsItWas() throws PkiException {
        var ca = bench.rootCa("ca");
        var ann = bench.client(ca, "ann");
        var report = Reports.any(1);
        var test = new ConnectionTest(
                report.target(), new ClientChoice.OfVault(ann.id()), new TrustChoice.OfVault(ca.id()));
        long id = history.keep(test, report, WORDS);
        assertEquals(report, history.open(id, WORDS));
        assertEquals(Optional.of(test), history.test(id));
        var row = history.list(10).getFirst();
        assertEquals(List.of("ann", report.verdict().word()), List.of(row.client(), row.verdict()));
        history.remove(id);
        assertThrows(PkiException.InvalidInput.class, () -> history.open(id, WORDS));
        assertThrows(PkiException.InvalidInput.class, () -> history.remove(id));
    }

    @Test
    void theOldestBeyondTheCapacityGoes() throws PkiException {
        var report = Reports.any(1);
        var test = new ConnectionTest(report.target(), new ClientChoice.None(), new TrustChoice.OfSystem());
        long first = history.keep(test, report, WORDS);
        for (int i = 0; i < HistoryService.CAPACITY; i++) {
            history.keep(test, report, WORDS);
        }
        assertEquals(HistoryService.CAPACITY, history.list(1000).size());
        assertThrows(PkiException.InvalidInput.class, () -> history.open(first, WORDS));
        history.clear();
        assertEquals(List.of(), history.list(1000));
    }

    @Test
    void whatWasAskedForIsKeptWithoutItsSecrets() throws Exception {
        var password = "hunter-two-of-them";
        var credentials = new ProxyCredentials("me", new Passphrase(password.toCharArray()));
        var proxy = new Endpoint("proxy.example", 3128);
        var options = new ConnectionOptions(
                Set.of(TlsVersion.TLS_1_2),
                Optional.of(new Endpoint("::1", 8443)),
                new ServerNameChoice.Named("other.example"),
                Optional.of(List.of()),
                List.of("TLS_AES_256_GCM_SHA384"),
                List.of("x25519"),
                false,
                new HttpRequest(
                        "POST", List.of("Accept: a", "Authorization: Bearer " + password, "X-Api-Key: " + password)),
                Optional.of(new ProxyServer.Socks5(proxy, Optional.of(credentials))),
                TimeLimits.standard(),
                false);
        var client = new ClientChoice.OfFile(
                Path.of("ann.p12"), Optional.of(Path.of("k")), Optional.of(new Passphrase(password.toCharArray())));
        var report = Reports.any(2);
        long id = history.keep(
                new ConnectionTest(
                        report.target(), client, new TrustChoice.OfFile(Path.of("ca.crt")), options, Probing.SINGLE),
                report,
                WORDS);
        var again = history.test(id).orElseThrow();
        assertEquals(
                new ClientChoice.OfFile(Path.of("ann.p12"), Optional.of(Path.of("k")), Optional.empty()),
                again.client());
        assertEquals(List.of("Accept: a"), again.options().http().headers());
        assertEquals(
                Optional.of(new ProxyServer.Socks5(proxy, Optional.empty())),
                again.options().proxy());
        assertEquals(options.fetching(), again.options().fetching());
        assertEquals(options.connectTo(), again.options().connectTo());
        assertEquals(options.serverName(), again.options().serverName());
        assertEquals(options.applicationProtocols(), again.options().applicationProtocols());
        assertEquals(Probing.SINGLE, again.probing());
        var octets = new String(Files.readAllBytes(folder.resolve("vault.certwright")), StandardCharsets.ISO_8859_1);
        assertFalse(octets.contains(password));
    }
}
