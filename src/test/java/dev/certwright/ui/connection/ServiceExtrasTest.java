package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Program;
import dev.certwright.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// History and exports over the real use cases, of a real connection to OpenSSL.
class ServiceExtrasTest {
    @TempDir
    Path folder;

    private final Messages messages = Messages.in(Locale.ENGLISH);
    private TestBench bench;
    private ServiceHistory history;
    private ServiceExports exports;
    private ConnectionTest test;
    private ConnectionRun run;

    @BeforeEach
    void connect() throws Exception {
        Program.assumePresent("openssl");
        bench = new TestBench(folder);
        history = new ServiceHistory(bench.services.history(), bench.services.reports(), messages::of);
        exports = new ServiceExports(bench.services.reports(), messages::of);
        var ca = bench.rootCa("ca");
        var server = bench.server(ca, "server", "127.0.0.1");
        var ann = bench.client(ca, "ann");
        for (var entry : List.of(ca, server)) {
            bench.services
                    .export()
                    .export(new ExportService.Request(
                            entry, ExportService.Format.PEM, folder, Optional.empty(), true, false));
        }
        int port = OpenSslServer.freePort();
        test = new ConnectionTest(
                TestBench.value(HandshakeTarget.parse("https://127.0.0.1:" + port)),
                new ClientChoice.OfVault(ann.id()),
                new TrustChoice.OfVault(ca.id()));
        try (var _ = OpenSslServer.start(
                folder,
                port,
                List.of("-cert", "server.crt", "-key", "server.key", "-CAfile", "ca.crt", "-Verify", "1", "-www"))) {
            run = bench.services.connection().test(test, new Silent(), new Cancellation());
        }
    }

    @AfterEach
    void close() {
        if (bench != null) {
            run.close();
            bench.close();
        }
    }

    @Test
    void aKeptTestIsListedOpenedComparedAndRunAgain() throws PkiException {
        history.keep(test, run.report());
        history.keep(new ConnectionTest(test.target(), new ClientChoice.None(), test.trust()), run.report());
        var recent = history.recent();
        assertEquals(
                List.of("", "ann"), recent.stream().map(RunHistory.Past::client).toList());
        assertEquals(HandshakeVerdict.MUTUAL.word(), recent.getLast().verdict());
        assertEquals(run.report().messages(), history.open(recent.getLast()).messages());
        assertEquals(Optional.of(test), history.test(recent.getLast()));
        assertEquals(List.of(), history.compare(recent.getLast(), recent.getFirst()));
    }

    @Test
    void everyFileIsWrittenForItsOwnerOnlyAndReplacedWhenPickedAgain() throws Exception {
        for (var form : exports.forms()) {
            var file = folder.resolve("run-" + form.word() + "." + form.extension());
            Files.writeString(file, "before");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            exports.save(test, run, form, file);
            assertTrue(Files.size(file) > 100, form.word());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), form.word());
        }
        assertEquals(
                run.report().verdict(),
                history.open(folder.resolve("run-json.json")).verdict());
        assertThrows(PkiException.class, () -> history.open(folder.resolve("run-html.html")));
        var log = Files.readString(folder.resolve("run-key-log.log"));
        assertTrue(log.contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "), log);
        var html = Files.readString(folder.resolve("run-html.html"));
        assertTrue(html.contains("<html"), "a page");
    }

    @Test
    void theCodeNamesTheServerForEveryProgram() throws PkiException {
        for (var program : exports.programs()) {
            assertTrue(exports.code(test, program).contains("127.0.0.1"), program.title());
        }
    }

    private static final class Silent implements ConnectionObserver {
        @Override
        public void step(StepResult step) {}

        @Override
        public void message(HandshakeMessage message) {}
    }
}
