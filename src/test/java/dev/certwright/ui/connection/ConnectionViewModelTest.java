package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
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
import java.util.ArrayList;
import java.util.List;
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
    private final List<String> asked = new ArrayList<>();
    private final MadeUp history = new MadeUp(asked);
    private Services services;
    private ConnectionViewModel connection;
    private DemoViewModel demo;

    @BeforeEach
    void open() {
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        connection = new ConnectionViewModel(
                new ConnectionViewModel.Surroundings(
                        services.connection(),
                        new Asked(asked, services.issuing()),
                        KEYS,
                        AT_ONCE,
                        Notices.silent(),
                        Optional.of(history)),
                new PartiesViewModel(services.inventory(), services.inspection(), AT_ONCE),
                handshake);
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
        connection.parties().useClientFile(folder.resolve("phone.crt"));
        connection.run();
        assertTrue(connection.parties().keyFileWantedProperty().get());
        assertEquals(Phase.FAILED, handshake.phaseProperty().get());
        connection.parties().keyFileProperty().set(Optional.of(folder.resolve("phone.key")));
        connection.run();
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

    @Test
    void remediesChangeTheFieldsAndRunTheTestAgain() throws IOException, PkiException {
        services.vault().protect(Optional.empty());
        var here = "https://127.0.0.1:" + closedPort();
        connection.address().textProperty().set("https://nowhere.invalid:1");
        connection.apply(new Remedy.TestInstead(
                connection.address().valueIfValid().map(_ -> target(here)).orElseThrow()));
        assertEquals(here + "/", connection.address().textProperty().get());
        assertEquals(Phase.DONE, handshake.phaseProperty().get());
        connection.apply(new Remedy.UseServerName("api.example.com"));
        assertEquals(
                new ServerNameChoice.Named("api.example.com"),
                connection.made().orElseThrow().test().options().serverName());
        var authority = services.issuing()
                .issue(CertificateOrder.rootCa("ca", DistinguishedName.ofCommonName("ca")), new Cancellation());
        connection.apply(new Remedy.TrustAuthority(authority.certificate(), "ca"));
        assertEquals(
                new TrustChoice.Given(List.of(authority.certificate())),
                connection.made().orElseThrow().test().trust());
        connection.apply(new Remedy.ChooseClient(authority.id(), "ca"));
        assertEquals(
                new ClientChoice.OfVault(authority.id()),
                connection.made().orElseThrow().test().client());
        connection.options().versions().select(1);
        connection.apply(new Remedy.OfferAllVersions());
        assertFalse(connection.made().orElseThrow().test().options().versions().size() < 2);
        connection.apply(new Remedy.IssueClient(authority.id(), "ca"));
        assertEquals(
                List.of("issue client"),
                asked.stream().filter(a -> !a.startsWith("keep")).toList());
        assertEquals(5, asked.stream().filter("keep unreachable"::equals).count(), "every run is remembered");
    }

    @Test
    void issuesOnceMoreAndTakesTheNewOneAsTheClient() throws PkiException {
        services.vault().protect(Optional.empty());
        var ca = services.issuing()
                .issue(CertificateOrder.rootCa("ca", DistinguishedName.ofCommonName("ca")), new Cancellation());
        var client = services.issuing()
                .issue(
                        CertificateOrder.below(
                                ca.id(),
                                "phone",
                                CertificateProfile.CLIENT,
                                DistinguishedName.ofCommonName("phone"),
                                List.of()),
                        new Cancellation());
        connection.parties().choose(client.id(), "phone");
        var agreed = new ArrayList<ReissueViewModel>();
        connection.reissue(client.id(), Optional.of("api.local"), agreed::add);
        assertEquals("phone", agreed.getFirst().planned().name());
        agreed.getFirst().start();
        agreed.getFirst().start();
        assertEquals(List.of("reissue with [DNS:api.local]"), asked, "once");
        var made = services.inventory().entry("phone");
        assertEquals(
                new ReissueViewModel.Phase.Done(made),
                agreed.getFirst().phaseProperty().get());
        assertEquals(new ClientChoice.OfVault(made.id()), connection.parties().clientChoice(Optional.empty()));
        connection.reissue(ca.id(), Optional.empty(), agreed::add);
        assertEquals("make anew with []", asked.getLast(), "a CA goes through the wizard");
        assertEquals(1, agreed.size());
    }

    @Test
    void comparesTheChosenOnesAndSaysWhatIsMissing() throws PkiException {
        services.vault().protect(Optional.empty());
        connection.parties().choose(new EntryId(1), "one");
        var compare = new CompareViewModel(history, connection, KEYS, AT_ONCE);
        compare.start();
        assertEquals(
                Optional.of(Phrase.of("connection.compare.incomplete")),
                compare.failureProperty().get());
        connection.address().textProperty().set("https://localhost");
        compare.start();
        assertEquals(2, compare.resultProperty().get().orElseThrow().rows().size());
        connection.parties().useClientFile(folder.resolve("phone.p12"));
        var withFile = new CompareViewModel(history, connection, KEYS, AT_ONCE);
        assertEquals(2, withFile.parts().size());
        withFile.start();
        assertEquals("compare 1", asked.getLast(), "the file that is chosen");
        assertEquals(1, compare.progressProperty().get(), 0.001);
        assertFalse(compare.runningProperty().get());
    }

    @Test
    void theHistoryComparesTheEarlierWithTheLater() {
        var past = new HistoryViewModel(history, connection, AT_ONCE);
        past.compare(past.recent().subList(0, 1));
        assertEquals(
                Optional.of(Phrase.of("connection.history.two")),
                past.noteProperty().get());
        past.compare(past.recent().subList(0, 2));
        assertEquals(List.of("compare 2 3"), asked);
        assertEquals(2, past.differences().size());
        past.open(past.recent().getFirst(), () -> {});
        assertTrue(past.noteProperty().get().isPresent(), "it is gone, and that is said");
    }

    @Test
    void aPastTestIsRunAgainAsItWas() throws Exception {
        var past = new HistoryViewModel(history, connection, AT_ONCE);
        past.runAgain(past.recent().getFirst(), () -> asked.add("closed"));
        assertEquals(
                Optional.of(Phrase.of("connection.history.gone")),
                past.noteProperty().get());
        assertEquals(List.of("test 3"), asked, "nothing runs");
        pem();
        var authority = services.inventory().entry("phone");
        var before = new ConnectionTest(
                target("https://127.0.0.1:" + closedPort()),
                new ClientChoice.OfFile(
                        folder.resolve("phone.crt"), Optional.of(folder.resolve("phone.key")), Optional.empty()),
                new TrustChoice.OfVault(authority.id()),
                ConnectionOptions.standard().naming(new ServerNameChoice.Named("api.example.com")),
                Probing.THROW_AWAY_TOO);
        history.again = Optional.of(before);
        past.runAgain(past.recent().getFirst(), () -> asked.add("closed"));
        assertEquals(List.of("test 3", "test 3", "closed", "keep unreachable"), asked);
        assertEquals(before, connection.made().orElseThrow().test());
    }

    private static HandshakeTarget target(String text) {
        return ((Parsed.Valid<HandshakeTarget>) HandshakeTarget.parse(text)).value();
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
