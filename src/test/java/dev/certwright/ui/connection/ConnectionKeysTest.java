package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.handshake.HandshakeStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The keys and menus of the connection test.
@ExtendWith(ApplicationExtension.class)
class ConnectionKeysTest {
    @TempDir
    static Path folder;

    private final List<String> asked = new ArrayList<>();
    private Studio studio;

    @Start
    void open(Stage stage) {
        studio = new Studio(stage, folder.resolve(Long.toString(System.nanoTime())), new MadeUp(asked).extras());
        studio.show(studio.reports.wrongName());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void theTabKeyReachesEverything(FxRobot robot) {
        robot.interact(() -> robot.lookup("#address").query().requestFocus());
        var reached = new HashSet<String>();
        for (int i = 0; i < 40; i++) {
            var owner = owner(robot);
            reached.add(String.valueOf(owner.getId()));
            reached.addAll(owner.getStyleClass());
            robot.type(KeyCode.TAB);
        }
        for (var id : Set.of(
                "address",
                "client",
                "trust",
                "options",
                "run",
                "remedy",
                "moreRemedies",
                "compare",
                "export",
                "asSteps",
                "steps",
                "way",
                "showAll",
                "detail",
                "opinion",
                "history")) {
            assertTrue(reached.contains(id), id + " is not among " + reached);
        }
    }

    private static Node owner(FxRobot robot) {
        return robot.lookup("#address").query().getScene().getFocusOwner();
    }

    @Test
    void arrowsWalkThroughStepsMessagesAndFields(FxRobot robot) {
        robot.interact(() -> {
            studio.handshake.shownProperty().set(new Shown.OfStep(HandshakeStep.CLIENT_HELLO));
            robot.lookup("#steps").query().requestFocus();
        });
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        assertEquals(
                new Shown.OfStep(HandshakeStep.CLIENT_VERIFIES_SERVER),
                studio.handshake.shownProperty().get());
        robot.clickOn("#asLadder");
        robot.interact(() -> {
            studio.handshake
                    .shownProperty()
                    .set(new Shown.OfMessage(studio.handshake.messages().getFirst()));
            robot.lookup("#ladder").query().requestFocus();
        });
        robot.type(KeyCode.DOWN);
        assertEquals(
                new Shown.OfMessage(studio.handshake.messages().get(1)),
                studio.handshake.shownProperty().get());
        robot.interact(() -> robot.lookup(".detail").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertEquals(
                1,
                robot.lookup(".detail")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .getSelectedIndex());
    }

    @Test
    void anAuthorityIsTrustedOnlyOnceItsFingerprintWasCompared(FxRobot robot) {
        robot.clickOn("#moreRemedies").clickOn("Trust MyCA…");
        assertTrue(robot.lookup("#trust").queryAll().stream().anyMatch(Node::isDisabled));
        studio.picture(robot, "tester-trust");
        robot.type(KeyCode.ESCAPE);
        assertFalse(there(robot, "#compared"), "closed by Escape");
        assertEquals(
                new TrustOption.OfSystem(),
                studio.connection.parties().trustProperty().get());
        robot.clickOn("#moreRemedies").clickOn("Trust MyCA…").clickOn("#compared");
        robot.clickOn("Trust and test again");
        assertTrue(studio.connection.parties().trustProperty().get() instanceof TrustOption.Given);
    }

    @Test
    void theExportMenuSavesAndShowsCode(FxRobot robot) {
        studio.picked = Optional.of(folder);
        robot.clickOn("#export");
        studio.picture(robot, "tester-export");
        robot.clickOn("#export-html");
        assertEquals(List.of("save html api.local-8443.html"), asked);
        robot.clickOn("#export").clickOn("#exportCode").clickOn("#code-curl");
        assertTrue(there(robot, "#code"));
        studio.picture(robot, "tester-code");
        robot.type(KeyCode.ESCAPE);
        assertFalse(there(robot, "#code"));
    }

    @Test
    void escapeClosesEverySheetAndF5Runs(FxRobot robot) {
        robot.interact(() -> studio.connection.address().textProperty().set("http://wrong"));
        assertFalse(robot.lookup("#addressProblem").query().isVisible());
        robot.type(KeyCode.F5);
        assertTrue(robot.lookup("#addressProblem").query().isVisible());
        for (var sheet : List.of("#options", "#compare", "#history", "#opinion")) {
            robot.clickOn(sheet);
            assertTrue(there(robot, ".dialog-card"), sheet);
            robot.type(KeyCode.ESCAPE);
            assertFalse(there(robot, ".dialog-card"), sheet);
        }
    }

    private static boolean there(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }
}
