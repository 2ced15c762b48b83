package dev.certwright.ui.keystore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.service.Services;
import dev.certwright.testing.Pki;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.theme.Theme;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
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

/// Leaves pictures of the doctor's sheet under `target/screens`, and presses its buttons.
@ExtendWith(ApplicationExtension.class)
class KeystorePicturesTest {
    @TempDir
    static Path folder;

    private Stage stage;
    private Services services;
    private Path out;
    private boolean closed;

    @Start
    void open(Stage shown) {
        stage = shown;
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        out = folder.resolve("converted-" + System.nanoTime() + ".p12");
        stage.setScene(new Scene(new StackPane(), 1000, 720));
        stage.show();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private byte[] legacy() throws Exception {
        var pki = new Pki(Files.createTempDirectory(folder, "pki"));
        pki.root("ca");
        pki.server("leaf", "ca");
        pki.openssl(
                "pkcs12",
                "-export",
                "-legacy",
                "-in",
                "leaf.pem",
                "-inkey",
                "leaf.key",
                "-certfile",
                "ca.pem",
                "-name",
                "web server",
                "-passout",
                "pass:sesame",
                "-out",
                "legacy.p12");
        return Files.readAllBytes(pki.folder().resolve("legacy.p12"));
    }

    private void sheet(FxRobot robot, byte[] octets, Locale language, Theme theme) {
        robot.interact(() -> {
            var overlay = new OverlayPane(new StackPane());
            var scene = new Scene(overlay, 1000, 720);
            theme.apply(scene, language);
            stage.setScene(scene);
            var around = new KeystoreViews.Surroundings(
                    new Views(Messages.in(language)),
                    new Picker(),
                    new Background(Runnable::run, Runnable::run),
                    () -> closed = true);
            overlay.show(KeystoreViews.sheet(around, Doctor.of(services.keystores(), octets, "legacy.p12"), List.of()));
        });
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), "doctor-" + name);
    }

    private static void tab(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup("#tabs")
                .queryAs(javafx.scene.control.TabPane.class)
                .getSelectionModel()
                .select(index));
    }

    @Test
    void examinesUnlocksAndConverts(FxRobot robot) throws Exception {
        sheet(robot, legacy(), Locale.ENGLISH, Theme.LIGHT);
        assertTrue(robot.lookup("#unlocking").query().isVisible());
        picture(robot, "locked");
        robot.clickOn("#storePassword").write("sesame").clickOn("#unlock");
        assertFalse(robot.lookup("#unlocking").query().isVisible());
        picture(robot, "findings");
        tab(robot, 1);
        picture(robot, "openers");
        tab(robot, 2);
        picture(robot, "structure");
        tab(robot, 3);
        picture(robot, "java");
        robot.clickOn("#toModern");
        picture(robot, "converted");
        var store = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(out.toFile())) {
            store.load(in, "sesame".toCharArray());
        }
        assertTrue(store.isKeyEntry("web server"));
        robot.clickOn("#closeKeystore");
        assertTrue(closed);
    }

    @Test
    void darkAndInChinese(FxRobot robot) throws Exception {
        var octets = legacy();
        sheet(robot, octets, Locale.TAIWAN, Theme.DARK);
        robot.clickOn("#storePassword").write("sesame").clickOn("#unlock");
        picture(robot, "findings-dark-zh");
        tab(robot, 1);
        picture(robot, "openers-dark-zh");
        tab(robot, 2);
        picture(robot, "structure-dark-zh");
        sheet(robot, octets, Locale.TAIWAN, Theme.LIGHT);
        picture(robot, "locked-zh");
    }

    /// Answers with the same file each time.
    private final class Picker implements FilePicker {
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
            return Optional.of(out);
        }
    }
}
