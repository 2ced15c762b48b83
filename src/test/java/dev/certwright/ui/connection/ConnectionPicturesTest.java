package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Leaves a picture of the connection test in each of its states under `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ConnectionPicturesTest {
    @TempDir
    static Path folder;

    private Studio studio;
    private MadeUp madeUp;

    @Start
    void open(Stage stage) {
        madeUp = new MadeUp(new ArrayList<>());
        studio = new Studio(stage, folder.resolve(Long.toString(System.nanoTime())), madeUp.extras());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void verdicts(FxRobot robot) {
        studio.picture(robot, "tester-empty");
        show(robot, "success", studio.reports.success(), HandshakeStep.SERVER_REQUESTS_CERTIFICATE);
        show(robot, "fail", studio.reports.wrongName(), HandshakeStep.CLIENT_VERIFIES_SERVER);
        show(robot, "any", studio.reports.acceptsAny(), HandshakeStep.SERVER_VERIFIES_CLIENT);
        show(robot, "late", studio.reports.late(), HandshakeStep.CLIENT_HELLO);
        robot.interact(() -> {
            studio.show(studio.reports.postgreSql());
            studio.handshake.shownProperty().set(new Shown.TheWay());
        });
        studio.picture(robot, "tester-postgresql");
    }

    private void show(FxRobot robot, String name, HandshakeReport report, HandshakeStep step) {
        robot.interact(() -> {
            studio.show(report);
            studio.handshake.shownProperty().set(new Shown.OfStep(step));
        });
        studio.picture(robot, "tester-" + name);
    }

    @Test
    void ladderFieldsAndBytes(FxRobot robot) {
        robot.interact(() -> {
            studio.show(studio.reports.helloRetryRequest());
            studio.handshake.ladderProperty().set(true);
            studio.handshake
                    .shownProperty()
                    .set(new Shown.OfMessage(studio.handshake.messages().getLast()));
        });
        studio.picture(robot, "tester-ladder");
        robot.interact(() -> studio.handshake
                .shownProperty()
                .set(new Shown.OfMessage(studio.handshake.messages().getFirst())));
        tab(robot, 1);
        studio.picture(robot, "tester-fields");
        tab(robot, 2);
        robot.clickOn(robot.lookup(".hex-octet").nth(45).<javafx.scene.Node>query());
        assertTrue(robot.lookup(".hex-octet").queryAll().stream()
                .anyMatch(n -> n.getPseudoClassStates().toString().contains("chosen")));
        studio.picture(robot, "tester-bytes");
        tab(robot, 1);
        studio.picture(robot, "tester-fields-chosen");
    }

    @Test
    void running(FxRobot robot) {
        robot.interact(() -> {
            var live = studio.handshake.begin(() -> {});
            var report = studio.reports.success();
            live.reach(new Reach(
                    report.reach().dns(),
                    report.reach().attempts(),
                    report.reach().tcp(),
                    report.reach().dialogue()));
            report.messages().stream().limit(6).forEach((HandshakeMessage m) -> live.message(m));
            report.steps().stream().limit(2).forEach(live::step);
        });
        studio.picture(robot, "tester-running");
        robot.interact(() -> studio.handshake.cancel());
    }

    @Test
    void dialogs(FxRobot robot) {
        robot.interact(() -> studio.connection.address().textProperty().set("https://localhost:8443/"));
        robot.clickOn("#options");
        studio.picture(robot, "tester-options");
        robot.interact(() -> {
            studio.connection.options().proxy().textProperty().set("ftp://x");
            studio.connection.options().headers().textProperty().set("no header");
        });
        robot.clickOn("#doneOptions");
        studio.picture(robot, "tester-options-wrong");
        robot.clickOn("#resetOptions").clickOn("#doneOptions");
        robot.interact(() -> studio.show(studio.reports.wrongName()));
        robot.interact(() -> {
            studio.connection.parties().choose(new EntryId(2), "legacy-client");
            studio.connection.parties().choose(new EntryId(1), "client01");
        });
        robot.clickOn("#compare").clickOn("#compareNow");
        studio.picture(robot, "tester-compare");
        robot.clickOn("#closeComparison").clickOn("#history");
        robot.interact(
                () -> robot.lookup("#past").queryListView().getSelectionModel().selectIndices(0, 1));
        robot.clickOn("#comparePast");
        studio.picture(robot, "tester-history");
        robot.clickOn("#closeHistory").clickOn("#opinion");
        studio.picture(robot, "tester-opinion");
        robot.clickOn("#closeOpinion");
    }

    @Test
    void dryRun(FxRobot robot) throws Exception {
        var client = owning();
        for (var language : new Locale[] {Locale.ENGLISH, Locale.TAIWAN}) {
            var theme = language == Locale.TAIWAN ? Theme.DARK : Theme.LIGHT;
            robot.interact(() -> {
                studio.connection.prefill(Optional.empty(), Optional.empty(), Optional.empty());
                studio.dress(language, theme, 1000, 700);
            });
            robot.clickOn("#dryRun");
            assertEquals(
                    "web.example",
                    robot.lookup("#dryHost").queryTextInputControl().getText());
            studio.picture(robot, "tester-dry-" + language.toLanguageTag());
            robot.interact(
                    () -> robot.lookup("#dryHost").queryTextInputControl().setText("not a name"));
            robot.clickOn("#dryRunNow");
            assertTrue(robot.lookup("#dryHostProblem").queryLabeled().isVisible());
            robot.interact(
                    () -> robot.lookup("#dryHost").queryTextInputControl().setText("web.example"));
            robot.interact(() -> robot.lookup("#dryClient")
                    .<ComboBox<ClientOption>>query()
                    .setValue(new ClientOption.OfVault(client.id(), client.name(), Optional.of("Root"))));
            robot.clickOn("#dryRunNow");
            var report = studio.handshake.reportProperty().get().orElseThrow();
            assertEquals("handshake.headline.dryRun", report.headline().key());
            assertTrue(report.verdict().success(), report.diagnoses()::toString);
            assertTrue(robot.lookup("#dryRunNow").tryQuery().isEmpty());
            studio.picture(robot, "tester-dry-done-" + language.toLanguageTag());
            robot.clickOn("#dryRun");
            robot.interact(() ->
                    robot.lookup("#dryClient").<ComboBox<ClientOption>>query().setValue(new ClientOption.None()));
            robot.clickOn("#dryRunNow");
            assertFalse(studio.handshake
                    .reportProperty()
                    .get()
                    .orElseThrow()
                    .verdict()
                    .success());
            studio.picture(robot, "tester-dry-refused-" + language.toLanguageTag());
            robot.interact(() -> studio.connection.address().textProperty().set("https://localhost:8443/"));
            robot.clickOn("#opinion");
            studio.picture(robot, "tester-opinion-" + language.toLanguageTag());
            robot.clickOn("#closeOpinion");
            robot.clickOn("#options");
            studio.picture(robot, "tester-options-fetching-" + language.toLanguageTag());
            robot.clickOn("#doneOptions");
        }
    }

    /// A CA, a server and a client.
    private Entry owning() throws PkiException {
        var services = studio.services;
        services.vault().protect(Optional.empty());
        var ca = services.issuing()
                .issue(CertificateOrder.rootCa("Root", DistinguishedName.ofCommonName("Root")), new Cancellation());
        services.issuing()
                .issue(
                        CertificateOrder.below(
                                ca.id(),
                                "web",
                                CertificateProfile.SERVER,
                                DistinguishedName.ofCommonName("web"),
                                List.of(new GeneralName.Dns("web.example"))),
                        new Cancellation());
        var client = services.issuing()
                .issue(
                        CertificateOrder.below(
                                ca.id(),
                                "ann",
                                CertificateProfile.CLIENT,
                                DistinguishedName.ofCommonName("ann"),
                                List.of()),
                        new Cancellation());
        var real = new ServiceDryRuns(services.connection(), services.inventory());
        madeUp.parties = real::parties;
        madeUp.dryRun = real::run;
        return client;
    }

    @Test
    void smallDarkAndInChinese(FxRobot robot) {
        robot.interact(() -> studio.show(studio.reports.wrongName()));
        for (var size : new int[][] {{1000, 700}, {1280, 800}}) {
            for (var language : new Locale[] {Locale.ENGLISH, Locale.TAIWAN}) {
                var theme = size[0] == 1280 ? Theme.DARK : Theme.LIGHT;
                robot.interact(() -> studio.dress(language, theme, size[0], size[1]));
                var suffix = "-" + size[0] + "-" + language.toLanguageTag();
                studio.picture(robot, "tester-fail" + suffix);
                robot.clickOn("#options");
                studio.picture(robot, "tester-options" + suffix);
                robot.clickOn("#doneOptions");
                robot.interact(() -> studio.handshake.ladderProperty().set(true));
                studio.picture(robot, "tester-ladder" + suffix);
                robot.interact(() -> {
                    studio.show(studio.reports.late());
                    studio.handshake
                            .shownProperty()
                            .set(new Shown.OfMessage(studio.handshake.messages().getLast()));
                });
                studio.picture(robot, "tester-ladder-last" + suffix);
                robot.interact(() -> {
                    studio.handshake.ladderProperty().set(false);
                    studio.handshake.shownProperty().set(new Shown.OfStep(HandshakeStep.SERVER_VERIFIES_CLIENT));
                });
                studio.picture(robot, "tester-late" + suffix);
                robot.interact(() -> studio.show(studio.reports.wrongName()));
            }
        }
    }

    private void tab(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup(".detail")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
    }
}
