package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Settings take effect at once, are kept, and can be reached with the keyboard.
@ExtendWith(ApplicationExtension.class)
class SettingsScreenTest {
    @TempDir
    static Path root;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, root.resolve(Long.toString(System.nanoTime())), InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void keysLeadToEveryPlace(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        WindowFixture.waitFor("the connection test", () -> FxNodes.visible(robot, "#address"));
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        WindowFixture.waitFor("the settings", () -> FxNodes.visible(robot, "#language"));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        WindowFixture.waitFor("home", () -> FxNodes.visible(robot, "#start"));
    }

    @Test
    void anotherLanguageTakesEffectAtOnceAndIsKept(FxRobot robot) {
        robot.clickOn("#settings");
        select(robot, "#language", 2);
        assertEquals("首頁", robot.lookup("#home").queryAs(Button.class).getText());
        assertTrue(FxNodes.visible(robot, "#idleLock"));
        WindowFixture.waitFor("the language to be kept", () -> kept().language().equals(Optional.of(Locale.TAIWAN)));
    }

    @Test
    void theSwitchInTheSidebarIsKeptToo(FxRobot robot) {
        robot.clickOn("#theme");
        assertEquals("Light theme", robot.lookup("#theme").queryAs(Button.class).getText());
        WindowFixture.waitFor("dark to be kept", () -> kept().appearance() == Settings.Appearance.DARK);
    }

    @Test
    void theIdleLockReachesTheVault(FxRobot robot) {
        robot.clickOn("#settings");
        select(robot, "#idleLock", 0);
        WindowFixture.waitFor("the vault to know", () -> idleLock().equals(Duration.ofMinutes(5)));
        WindowFixture.waitFor("it to be kept", () -> kept().idleLock().equals(Duration.ofMinutes(5)));
    }

    @Test
    void thePassphraseCanBeChanged(FxRobot robot) throws PkiException {
        window.services.vault().protect(Optional.of(new Passphrase("old horse".toCharArray())));
        robot.clickOn("#settings");
        WindowFixture.waitFor("the button", () -> FxNodes.visible(robot, "#changePassphrase"));
        robot.clickOn("#changePassphrase");
        robot.clickOn("#current").write("old horse");
        robot.clickOn("#first").write("new horse");
        robot.clickOn("#second").write("new horse");
        robot.clickOn("#decide");
        WindowFixture.waitFor("the notice", () -> FxNodes.shows(robot, "The passphrase was changed."));
        window.services.vault().lock();
        window.services.vault().unlock(new Passphrase("new horse".toCharArray()));
    }

    private static void select(FxRobot robot, String box, int index) {
        robot.interact(() ->
                robot.lookup(box).queryAs(ComboBox.class).getSelectionModel().select(index));
    }

    private Settings kept() {
        return window.services.settings().load();
    }

    private Duration idleLock() {
        try {
            return window.services.vault().status().idleLock();
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }
}
