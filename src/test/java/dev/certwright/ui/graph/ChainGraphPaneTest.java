package dev.certwright.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.theme.Theme;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Keys, clicks and spoken words of the drawing, and pictures of it under `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ChainGraphPaneTest {
    private final GraphViewModel viewModel = new GraphViewModel(InstantSource.fixed(CertificateDraft.AT));
    private Stage stage;

    @Start
    void open(Stage window) {
        stage = window;
        dress(Locale.ENGLISH, Theme.LIGHT, 860);
    }

    private void dress(Locale language, Theme theme, double width) {
        var pane = new ChainGraphPane(viewModel, Messages.in(language));
        var content = new VBox(pane);
        content.getStyleClass().add("content");
        VBox.setVgrow(pane, javafx.scene.layout.Priority.ALWAYS);
        var scene = new Scene(content, width, width == 860 ? 140 : 400);
        theme.apply(scene, language);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickSelects(FxRobot robot) {
        show(robot, Graphs.small(), Optional.empty());
        robot.clickOn("client01");
        assertEquals(Optional.of("client"), viewModel.selectedProperty().get());
    }

    @Test
    void theArrowKeysWalkAlongTheChain(FxRobot robot) {
        show(robot, Graphs.small(), Optional.empty());
        robot.clickOn("MyCA").type(KeyCode.RIGHT);
        assertEquals(Optional.of("client"), viewModel.selectedProperty().get());
        robot.type(KeyCode.RIGHT);
        assertEquals(Optional.of("key"), viewModel.selectedProperty().get());
        robot.type(KeyCode.LEFT).type(KeyCode.LEFT);
        assertEquals(Optional.of("ca"), viewModel.selectedProperty().get());
    }

    @Test
    void theTabKeyWalksFromBoxToBox(FxRobot robot) {
        show(robot, Graphs.small(), Optional.empty());
        robot.clickOn("MyCA").type(KeyCode.TAB);
        assertEquals(Optional.of("client"), viewModel.selectedProperty().get());
    }

    @Test
    void enterOnWhatIsLeftOutDrawsItAndKeepsTheFocusInTheDrawing(FxRobot robot) {
        show(robot, Graphs.wide(10_000), Optional.of("leaf0"));
        robot.interact(() -> box(robot, "more below ca").requestFocus());
        robot.type(KeyCode.ENTER);
        var chosen = viewModel.selectedProperty().get().orElseThrow();
        assertTrue(box(robot, chosen).isFocused());
    }

    @Test
    void everyBoxHasWordsForAScreenReader(FxRobot robot) {
        var graph = Graphs.small();
        show(robot, graph, Optional.empty());
        assertEquals(
                "client01. Client · ECDSA P-256 · until 2027-01-01",
                box(robot, "client").getAccessibleText());
        robot.interact(() -> viewModel.overlayProperty().set(overlay(graph, List.of("client", "ca"), "client")));
        assertTrue(box(robot, "client").getAccessibleText().endsWith("On the path, and not accepted"));
        assertEquals("Private key. matches certificate", box(robot, "key").getAccessibleText());
    }

    @Test
    void picturesOfASmallChain(FxRobot robot) {
        show(robot, Graphs.small(), Optional.of("client"));
        for (var language : new Locale[] {Locale.ENGLISH, Locale.TAIWAN}) {
            for (var theme : Theme.values()) {
                picture(robot, "graph-small", language, theme, 860);
            }
        }
    }

    @Test
    void picturesOfATangleBeforeAndAfterVerifying(FxRobot robot) {
        var graph = Graphs.tangled();
        show(robot, graph, Optional.of("web"));
        picture(robot, "graph-tangled", Locale.ENGLISH, Theme.LIGHT, 1240);
        robot.interact(() -> viewModel.overlayProperty().set(overlay(graph, List.of("web", "again", "fresh"), "")));
        picture(robot, "graph-passed", Locale.ENGLISH, Theme.LIGHT, 1240);
        picture(robot, "graph-passed", Locale.TAIWAN, Theme.DARK, 1240);
        robot.interact(
                () -> viewModel.overlayProperty().set(overlay(graph, List.of("expired", "middle", "old"), "expired")));
        picture(robot, "graph-failed", Locale.ENGLISH, Theme.LIGHT, 1240);
        picture(robot, "graph-failed", Locale.TAIWAN, Theme.DARK, 1240);
    }

    @Test
    void picturesOfTenThousand(FxRobot robot) {
        show(robot, Graphs.wide(10_000), Optional.of("leaf0"));
        picture(robot, "graph-many", Locale.ENGLISH, Theme.DARK, 1240);
    }

    private void picture(FxRobot robot, String name, Locale language, Theme theme, double width) {
        robot.interact(() -> dress(language, theme, width));
        WaitForAsyncUtils.waitForFxEvents();
        var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language.toLanguageTag();
        Snapshots.save(robot, stage.getScene(), name + suffix);
    }

    private void show(FxRobot robot, ChainGraph graph, Optional<String> selected) {
        robot.interact(() -> {
            viewModel.selectedProperty().set(selected);
            viewModel.graphProperty().set(graph);
        });
    }

    private static GraphOverlay overlay(ChainGraph graph, List<String> path, String failing) {
        var states = new HashMap<dev.certwright.model.certificate.Fingerprint, PathState>();
        var fingerprints = path.stream()
                .map(id -> graph.nodes().stream()
                        .filter(n -> n.id().equals(id))
                        .map(n -> ((Node.Certificate) n).details().certificate().sha256())
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (int i = 0; i < path.size(); i++) {
            states.put(fingerprints.get(i), path.get(i).equals(failing) ? PathState.FAIL : PathState.PASS);
        }
        return new GraphOverlay(fingerprints, states);
    }

    private static GraphBox box(FxRobot robot, String id) {
        return robot.lookup(".graph-box").queryAllAs(GraphBox.class).stream()
                .filter(b -> b.content().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
