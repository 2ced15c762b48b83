package dev.certwright.ui.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.TestBench;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.graph.PathState;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The sheet over the real use case, with pictures of it under `target/screens`.
@ExtendWith(ApplicationExtension.class)
class VerificationSheetTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    @TempDir
    Path folder;

    private TestBench bench;
    private Entry server;
    private Entry ca;
    private Stage stage;
    private VerificationViewModel viewModel;
    private OverlayPane overlay;
    private MadeUpVerifying verifying;

    @Start
    void open(Stage window) throws PkiException {
        stage = window;
        bench = new TestBench(folder);
        ca = bench.rootCa("MyCA");
        server = bench.server(ca, "web", "www.example.com");
        var real = new ServiceVerifying(bench.services.verification(), bench.services.inventory());
        verifying = new MadeUpVerifying(real::verify);
        verifying.authorities.addAll(real.authorities());
        viewModel = new VerificationViewModel(new VerificationSubject(server.details(), List.of()), verifying, AT_ONCE);
        dress(Locale.ENGLISH, Theme.LIGHT);
    }

    private void dress(Locale language, Theme theme) {
        overlay = new OverlayPane(new Region());
        var scene = new Scene(overlay, 1000, 700);
        theme.apply(scene, language);
        stage.setScene(scene);
        stage.show();
        overlay.show(VerificationViews.sheet(new Views(Messages.in(language)), viewModel, new Picker(), overlay::hide));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void saysYesOfACertificateOfTheVault(FxRobot robot) {
        robot.clickOn("#host").write("www.example.com").clickOn("#verifyNow");
        assertTrue(styles(robot).contains("ok"));
        assertEquals(
                PathState.PASS,
                viewModel.overlayProperty().get().state(server.certificate().sha256()));
    }

    @Test
    void saysNoOfAnotherName(FxRobot robot) {
        robot.clickOn("#host").write("other.example").clickOn("#verifyNow");
        assertTrue(styles(robot).contains("bad"));
        picture(robot, "verify-refused");
    }

    @Test
    void aFileCanBeTrusted(FxRobot robot) throws Exception {
        bench.credential(ca);
        robot.clickOn("#pickTrust").clickOn("#verifyNow");
        assertEquals(
                new TrustedSource.OfFile(folder.resolve("MyCA.crt")),
                viewModel.form().trustProperty().get());
        assertTrue(styles(robot).contains("ok"));
    }

    @Test
    void aWrongDateIsExplainedBelowItsField(FxRobot robot) {
        robot.clickOn("#at").write("someday").clickOn("#verifyNow");
        assertTrue(robot.lookup("#atProblem").queryLabeled().isVisible());
        assertTrue(robot.lookup("#judgement").tryQuery().isEmpty());
    }

    @Test
    void theTabKeyReachesEverything(FxRobot robot) {
        var reached = new HashSet<String>();
        for (int i = 0; i < 14; i++) {
            reached.add(String.valueOf(stage.getScene().getFocusOwner().getId()));
            robot.type(KeyCode.TAB);
        }
        assertTrue(
                reached.containsAll(Set.of(
                        "trusted",
                        "pickTrust",
                        "purpose",
                        "host",
                        "at",
                        "profile",
                        "revocation",
                        "fetching",
                        "closeVerification",
                        "verifyNow")),
                reached::toString);
    }

    @Test
    void theSheetCanBeClosed(FxRobot robot) {
        robot.clickOn("#closeVerification");
        assertTrue(robot.lookup("#verifyNow").tryQuery().isEmpty());
    }

    @Test
    void whileItWorksItCanBeCancelled(FxRobot robot) {
        var held = new Background(Runnable::run, _ -> {});
        robot.interact(() -> {
            viewModel =
                    new VerificationViewModel(new VerificationSubject(server.details(), List.of()), verifying, held);
            dress(Locale.ENGLISH, Theme.LIGHT);
        });
        assertFalse(visible(robot, "#cancelVerification"));
        robot.clickOn("#verifyNow");
        assertTrue(visible(robot, "#cancelVerification"));
        assertFalse(visible(robot, "#verifyNow"));
        robot.clickOn("#cancelVerification");
        assertTrue(visible(robot, "#verifyNow"));
    }

    @Test
    void pictures(FxRobot robot) {
        for (var language : new Locale[] {Locale.ENGLISH, Locale.TAIWAN}) {
            for (var theme : Theme.values()) {
                robot.interact(() -> dress(language, theme));
                var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language.toLanguageTag();
                picture(robot, "verify-form" + suffix);
                verifying.judge = (_, _, _) -> eventful();
                robot.interact(viewModel::start);
                picture(robot, "verify-judged" + suffix);
                robot.interact(viewModel::cancel);
            }
        }
    }

    /// With everything that can be said.
    private VerificationReport eventful() {
        var good = new Check("chain", CheckState.PASS, Phrase.of("check.chain.complete", "web → MyCA"));
        var bad = new Check("host-name", CheckState.FAIL, Phrase.of("check.fetch.failed", "web", "other.example"));
        return new VerificationReport(
                false,
                List.of(good, bad),
                List.of(server.details(), ca.details()),
                List.of(new VerificationReport.Rejected(
                        List.of(server.details(), ca.details()),
                        List.of(new Check(
                                "dates", CheckState.FAIL, Phrase.of("check.fetch.failed", "MyCA", "2020-01-01"))))),
                7,
                dev.certwright.model.verification.ValidationProfile.WEBPKI,
                PathSettings.Conformance.TOLERANT,
                ca.createdAt(),
                List.of(
                        new VerificationReport.Fetched("http://ca.example/crl", Optional.empty()),
                        new VerificationReport.Fetched(
                                "http://ca.example/ocsp", Optional.of(Phrase.of("check.fetch.timeout")))));
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), name);
    }

    private static List<String> styles(FxRobot robot) {
        return robot.lookup("#judgement").query().getStyleClass();
    }

    private static boolean visible(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().map(Node::isVisible).orElse(false);
    }

    private final class Picker implements FilePicker {
        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> file(String title) {
            return Optional.of(folder.resolve("MyCA.crt"));
        }

        @Override
        public List<Path> files(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return Optional.empty();
        }
    }
}
