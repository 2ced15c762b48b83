package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The connection test in the window, over the real use cases and real sockets.
@ExtendWith(ApplicationExtension.class)
class ConnectionScreenTest {
    @TempDir
    static Path folder;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder.resolve(Long.toString(System.nanoTime())), InstantSource.system());
        window.graph.shell().connectionTest(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndKeepsIt(FxRobot robot) {
        type(robot, "http://example.com");
        robot.type(KeyCode.ENTER);
        var problem = robot.lookup("#addressProblem").queryAs(Label.class);
        assertTrue(problem.isVisible());
        assertTrue(problem.getText().contains("https://example.com"), problem.getText());
        assertEquals("http://example.com", address(robot).getText());
        window.picture(robot, "connection-bad-address");
    }

    @Test
    void saysThatNothingListensAtAClosedPort(FxRobot robot) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        type(robot, "https://127.0.0.1:" + port);
        robot.clickOn("#run");
        WindowFixture.waitFor("a verdict", () -> FxNodes.visible(robot, "#headline"));
        assertTrue(
                robot.lookup("#headline").queryAs(Label.class).getText().contains("cannot be tested"),
                () -> robot.lookup("#headline").queryAs(Label.class).getText());
        window.picture(robot, "connection-unreachable");
    }

    @Test
    void cancelStopsAServerThatNeverAnswersAtOnce(FxRobot robot) throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            type(robot, "https://127.0.0.1:" + silent.getLocalPort());
            robot.type(KeyCode.F5);
            WindowFixture.waitFor("Cancel", () -> FxNodes.visible(robot, "#cancel"));
            window.picture(robot, "connection-running");
            long before = System.nanoTime();
            robot.clickOn("#cancel");
            WindowFixture.waitFor("Run", () -> FxNodes.visible(robot, "#run"));
            assertTrue(System.nanoTime() - before < 3_000_000_000L, "cancelled within three seconds");
            assertFalse(FxNodes.visible(robot, "#headline"));
        }
    }

    @Test
    void theDemonstrationTurnsSevenStepsGreenAndCanBeKept(FxRobot robot) {
        robot.interact(() -> window.graph.shell().home());
        robot.clickOn("#start");
        WindowFixture.waitFor("the offer to keep", () -> FxNodes.visible(robot, "#keep"));
        assertEquals(
                7,
                robot.lookup(".step-circle.ok").queryAll().stream().distinct().count());
        robot.clickOn("#keep");
        WindowFixture.waitFor("the question about the passphrase", () -> FxNodes.visible(robot, "#without"));
        robot.clickOn("#first").write("correct horse");
        window.pictureOf(robot, "#first", "passphrase-choose");
        robot.clickOn("#second").write("correct hors");
        robot.clickOn("#decide");
        WindowFixture.waitFor("the complaint", () -> FxNodes.visible(robot, "#problem"));
        window.pictureOf(robot, "#first", "passphrase-differ");
        robot.clickOn("#second").write("e");
        robot.clickOn("#decide");
        WindowFixture.waitFor("the way to what was kept", () -> FxNodes.visible(robot, "#show"));
        window.picture(robot, "connection-kept");
    }

    @Test
    void showsFieldsAndBytesOfEveryMessage(FxRobot robot) {
        robot.interact(() -> window.graph.shell().home());
        robot.clickOn("#start");
        WindowFixture.waitFor("the offer to keep", () -> FxNodes.visible(robot, "#keep"));
        robot.interact(() -> robot.lookup("#steps")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(3));
        window.picture(robot, "connection-step4");
        select(robot, 1);
        assertTrue(FxNodes.shows(robot, "CertificateRequest"));
        window.picture(robot, "connection-fields");
        select(robot, 2);
        assertTrue(FxNodes.shows(robot, "0000 0d "));
        window.picture(robot, "connection-bytes");
        robot.clickOn("#showAll");
        window.picture(robot, "connection-ladder");
        robot.interact(() -> robot.lookup("#ladder")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(0));
        assertTrue(FxNodes.shows(robot, "0000 01 "));
        select(robot, 0);
        robot.clickOn("#showAll");
        robot.interact(() -> robot.lookup("#steps")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(2));
        window.picture(robot, "connection-step3");
    }

    private static void select(FxRobot robot, int tab) {
        robot.interact(() -> robot.lookup(".detail")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(tab));
    }

    private static void type(FxRobot robot, String text) {
        robot.clickOn("#address");
        robot.interact(() -> address(robot).setText(text));
    }

    private static TextField address(FxRobot robot) {
        return robot.lookup("#address").queryAs(TextField.class);
    }
}
