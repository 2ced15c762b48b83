package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.testing.OpenSslCa;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A CA that `openssl ca` ran is taken over in the whole window, with pictures.
@ExtendWith(ApplicationExtension.class)
class AdoptScreenTest {
    @TempDir
    Path folder;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder.resolve("ours"), InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query)
                .tryQuery()
                .filter(node -> node.isVisible() && node.isManaged())
                .isPresent();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#said").<Labeled>query().getText();
    }

    private void openSheet(FxRobot robot) {
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        WindowFixture.waitFor("the menu", () -> shown(robot, "#moreMenu"));
        robot.interact(() -> robot.lookup("#moreMenu").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "importAuthority".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        WindowFixture.waitFor("the sheet", () -> shown(robot, "#adoptNow"));
    }

    @Test
    void itsCertificatesComeOverWithWhatItRevoked(FxRobot robot) throws Exception {
        var ca = new OpenSslCa(folder.resolve("demoCA"), "Old CA");
        ca.issue("web");
        ca.issue("ann");
        ca.revoke("ann", "-crl_reason", "keyCompromise");
        ca.list();
        window.services.vault().protect(Optional.empty());
        window.willPick(ca.folder());
        window.resize(robot, 1000, 700);
        openSheet(robot);
        window.picture(robot, "adopt-empty");
        press(robot, "#chooseFolder");
        WindowFixture.waitFor("the plan", () -> !said(robot).isEmpty());
        window.picture(robot, "adopt-plan");
        var whole = said(robot);
        robot.interact(() -> robot.lookup("#trustOnly").queryAs(CheckBox.class).setSelected(true));
        WindowFixture.waitFor("a shorter plan", () -> !said(robot).equals(whole));
        robot.interact(() -> robot.lookup("#trustOnly").queryAs(CheckBox.class).setSelected(false));
        WindowFixture.waitFor("the whole plan", () -> said(robot).equals(whole));
        press(robot, "#adoptNow");
        WindowFixture.waitFor("that it is done", () -> said(robot).startsWith("It is done"));
        window.picture(robot, "adopt-done");
        var entries = window.services.inventory().entries();
        assertEquals(3, entries.size());
        assertTrue(entries.stream()
                .anyMatch(entry -> entry.details().authority() && entry.hasPrivateKey() && entry.root()));
        assertEquals(
                1,
                entries.stream()
                        .filter(entry -> entry.status(Instant.now()) == EntryStatus.REVOKED)
                        .count());
        press(robot, "#closeAdopt");
        robot.interact(() -> {
            window.system.set(ColorScheme.DARK);
            window.graph.speak(Optional.of(Locale.TAIWAN));
        });
        openSheet(robot);
        press(robot, "#chooseFolder");
        WindowFixture.waitFor("that all is known", () -> !said(robot).isEmpty());
        window.picture(robot, "adopt-known-dark-zh");
        assertTrue(robot.lookup("#adoptNow").queryButton().isDisabled());
    }
}
