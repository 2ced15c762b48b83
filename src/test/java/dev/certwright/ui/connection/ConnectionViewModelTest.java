package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.Services;
import dev.certwright.service.export.ExportService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import dev.certwright.ui.passphrase.PassphraseGate;
import dev.certwright.ui.passphrase.PassphrasePrompt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The screen's answers over the real use cases; work runs at once.
class ConnectionViewModelTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final KeyAccess KEYS = new PassphraseGate(AT_ONCE, new PassphrasePrompt() {
        @Override
        public void unlock(Consumer<Boolean> answered) {
            answered.accept(false);
        }

        @Override
        public void choose(Consumer<Boolean> answered) {
            answered.accept(false);
        }
    });

    @TempDir
    Path folder;

    private final HandshakeViewModel handshake = new HandshakeViewModel();
    private final Queue<Runnable> playback = new ArrayDeque<>();
    private Services services;
    private ConnectionViewModel connection;
    private DemoViewModel demo;

    @BeforeEach
    void open() {
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        connection = new ConnectionViewModel(
                services.connection(), services.inventory(), services.inspection(), KEYS, AT_ONCE, handshake);
        demo = new DemoViewModel(
                services.demo(), services.inspection(), KEYS, AT_ONCE, playback::add, handshake, Notices.silent());
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void asksForTheKeyFileWhenTheClientsFileHoldsACertificateOnly() throws PkiException, IOException {
        pem();
        connection.address().textProperty().set("https://127.0.0.1:" + closedPort());
        connection.useClientFile(folder.resolve("phone.crt"));
        connection.run(new char[0]);
        assertTrue(connection.keyFileWantedProperty().get());
        assertEquals(Phase.FAILED, handshake.phaseProperty().get());
        connection.keyFileProperty().set(Optional.of(folder.resolve("phone.key")));
        connection.run(new char[0]);
        assertEquals(Phase.DONE, handshake.phaseProperty().get(), "got as far as the closed port");
    }

    @Test
    void cancelEndsTheDemonstrationAtOnceAlsoDuringItsPlayback() {
        demo.start(() -> {});
        playback.remove().run();
        assertFalse(playback.isEmpty());
        assertEquals(Phase.RUNNING, handshake.phaseProperty().get());
        connection.cancel();
        assertEquals(Phase.EMPTY, handshake.phaseProperty().get());
        assertEquals(DemoViewModel.Phase.IDLE, demo.phaseProperty().get());
        playback.forEach(Runnable::run);
        assertEquals(Phase.EMPTY, handshake.phaseProperty().get(), "what is heard later is left out");
        assertEquals(DemoViewModel.Phase.IDLE, demo.phaseProperty().get());
    }

    @Test
    void theDemonstrationCanBeStartedAgainBehindACancelledOne() {
        demo.start(() -> {});
        demo.cancel();
        demo.start(() -> {});
        playback.forEach(Runnable::run);
        assertEquals(DemoViewModel.Phase.SHOWN, demo.phaseProperty().get());
        assertEquals(
                handshake.reportProperty().get().orElseThrow().messages().size(),
                handshake.messages().size(),
                "of one run only");
    }

    private void pem() throws PkiException {
        services.vault().protect(Optional.empty());
        var entry = services.issuing()
                .issue(CertificateOrder.rootCa("phone", DistinguishedName.ofCommonName("phone")), new Cancellation());
        services.export()
                .export(new ExportService.Request(
                        entry, ExportService.Format.PEM, folder, Optional.empty(), true, false));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
