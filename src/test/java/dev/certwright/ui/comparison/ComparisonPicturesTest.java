package dev.certwright.ui.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.service.Services;
import dev.certwright.testing.Pki;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Leaves pictures of two certificates side by side under `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ComparisonPicturesTest {
    @TempDir
    static Path folder;

    private Stage stage;
    private Services services;
    private boolean closed;

    @Start
    void open(Stage shown) {
        stage = shown;
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        stage.setScene(new Scene(new StackPane(), 1000, 760));
        stage.show();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private void sheet(
            FxRobot robot,
            Optional<ComparisonSource.OfCertificate> left,
            Optional<ComparisonSource.OfCertificate> right,
            Locale language,
            Theme theme) {
        robot.interact(() -> {
            var overlay = new OverlayPane(new StackPane());
            var scene = new Scene(overlay, 1000, 760);
            theme.apply(scene, language);
            stage.setScene(scene);
            overlay.show(ComparisonViews.sheet(
                    new ComparisonViews.Surroundings(
                            new Views(Messages.in(language)),
                            new NoFiles(),
                            new Background(Runnable::run, Runnable::run),
                            () -> closed = true),
                    Comparing.of(services.comparison(), services.inventory()),
                    left,
                    right));
        });
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), "compare-" + name);
    }

    @Test
    void twoCertificatesSideBySide(FxRobot robot) throws Exception {
        var pki = new Pki(folder);
        pki.root("ca");
        var before = pki.server("web", "ca");
        var after = pki.sign("web", "ca", List.of("-days", "60"), "subjectAltName=DNS:localhost");
        var left = Optional.of(new ComparisonSource.OfCertificate(before, "web.pem"));
        var right = Optional.of(new ComparisonSource.OfCertificate(after, "web (new)"));
        sheet(robot, left, right, Locale.ENGLISH, Theme.LIGHT);
        var summary = robot.lookup("#summary").queryAs(Label.class);
        assertTrue(summary.isVisible());
        picture(robot, "differences");
        int few = robot.lookup("#result .chip").queryAll().size();
        robot.clickOn("#onlyDifferences");
        int all = robot.lookup("#result .chip").queryAll().size();
        assertTrue(few < all, few + " of " + all);
        picture(robot, "all");
        sheet(robot, left, right, Locale.TAIWAN, Theme.DARK);
        picture(robot, "differences-dark-zh");
    }

    @Test
    void asksForTheTwoSides(FxRobot robot) {
        sheet(robot, Optional.empty(), Optional.empty(), Locale.ENGLISH, Theme.LIGHT);
        robot.clickOn("#compareNow");
        picture(robot, "empty");
        robot.clickOn("#left").write(folder.resolve("absent.pem").toString());
        robot.clickOn("#right").write("vault:web");
        robot.clickOn("#compareNow");
        assertTrue(robot.lookup("#failure").queryAs(Label.class).getText().contains("absent.pem"));
        picture(robot, "failed");
        robot.clickOn("#closeComparing");
        assertEquals(true, closed);
    }

    private static final class NoFiles implements FilePicker {
        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> file(String title) {
            return Optional.empty();
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
