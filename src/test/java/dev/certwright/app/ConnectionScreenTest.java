package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.export.ExportService;
import dev.certwright.testing.OpenSslServer;
import dev.certwright.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
            robot.type(KeyCode.F5);
            WindowFixture.waitFor("Cancel", () -> FxNodes.visible(robot, "#cancel"));
            robot.interact(() -> robot.lookup("#steps").query().requestFocus());
            robot.type(KeyCode.ESCAPE);
            WindowFixture.waitFor("Run, for Escape", () -> FxNodes.visible(robot, "#run"));
        }
    }

    @Test
    void theDemonstrationTurnsSevenStepsGreenAndCanBeKept(FxRobot robot) {
        robot.interact(() -> window.graph.shell().home());
        robot.clickOn("#start");
        WindowFixture.waitFor("the offer to keep", () -> FxNodes.visible(robot, "#keep"));
        WindowFixture.waitFor(
                "seven green steps",
                () -> robot.lookup(".step-circle.ok").queryAll().stream()
                                .distinct()
                                .count()
                        == 7);
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
        assertTrue(FxNodes.shows(robot, "0d"));
        window.picture(robot, "connection-bytes");
        robot.clickOn("#showAll");
        window.picture(robot, "connection-ladder");
        robot.interact(() -> robot.lookup("#ladder")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(0));
        assertTrue(FxNodes.shows(robot, "01"));
        select(robot, 0);
        robot.clickOn("#asSteps");
        robot.interact(() -> robot.lookup("#steps")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(2));
        window.picture(robot, "connection-step3");
    }

    @Test
    void theButtonReissuesWithTheMissingNameAndTheServerIsBelievedThen(FxRobot robot) throws Exception {
        Program.assumePresent("openssl");
        window.services.vault().protect(Optional.empty());
        var issuing = window.services.issuing();
        var authority = issuing.issue(
                CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
        var server = issuing.issue(
                CertificateOrder.below(
                        authority.id(),
                        "web",
                        CertificateProfile.SERVER,
                        DistinguishedName.ofCommonName("web"),
                        List.of(new GeneralName.Dns("old.example.com"))),
                new Cancellation());
        robot.interact(() -> window.graph.shell().connectionTest(Optional.empty(), Optional.empty(), Optional.empty()));
        int port = OpenSslServer.freePort();
        try (var _ = serving(server, port)) {
            type(robot, "https://127.0.0.1:" + port);
            robot.type(KeyCode.F5);
            WindowFixture.waitFor("the remedy", () -> FxNodes.visible(robot, ".remedy.success"));
        }
        savesSecretsOnlyWhenWarned(robot);
        robot.clickOn(".remedy.success");
        WindowFixture.waitFor("the question", () -> FxNodes.visible(robot, "#reissue"));
        assertTrue(FxNodes.shows(robot, "127.0.0.1 (new)"));
        window.picture(robot, "connection-reissue");
        robot.clickOn("#reissue");
        WindowFixture.waitFor("the way on", () -> FxNodes.visible(robot, "#exportReissued"));
        window.picture(robot, "connection-reissued");
        var made = window.services.inventory().entry("web");
        try (var _ = serving(made, port)) {
            robot.clickOn("#runAgain");
            WindowFixture.waitFor(
                    "another verdict",
                    () -> FxNodes.visible(robot, "#headline") && !FxNodes.visible(robot, ".banner.bad"));
        }
    }

    private void savesSecretsOnlyWhenWarned(FxRobot robot) throws IOException {
        var secrets = folder.resolve("secrets.log");
        window.willPick(secrets);
        robot.clickOn("#export").clickOn("#export-key-log");
        window.picture(robot, "connection-secrets");
        robot.type(KeyCode.ESCAPE);
        assertFalse(FxNodes.visible(robot, "#saveSecrets"), "closed by Escape");
        assertFalse(Files.exists(secrets));
        robot.clickOn("#export").clickOn("#export-key-log").clickOn("#saveSecrets");
        WindowFixture.waitFor("the file", () -> Files.exists(secrets));
        assertTrue(Files.readString(secrets).contains("_SECRET "));
    }

    /// A server that shows this certificate and asks for none.
    private OpenSslServer serving(Entry entry, int port) throws Exception {
        var out = folder.resolve("server" + entry.id().value());
        window.services
                .export()
                .export(new ExportService.Request(entry, ExportService.Format.PEM, out, Optional.empty(), true, false));
        var stem = FileStem.of(entry.name());
        return OpenSslServer.start(out, port, List.of("-cert", stem + ".crt", "-key", stem + ".key", "-www"));
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
