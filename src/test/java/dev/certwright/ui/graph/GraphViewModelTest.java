package dev.certwright.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Content;
import dev.certwright.ui.graph.GraphViewModel.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphViewModelTest {
    private final GraphViewModel viewModel = new GraphViewModel(InstantSource.fixed(CertificateDraft.AT));

    @Test
    void rootsStandLeftOfWhatTheyIssuedAndKeysRightOfTheirCertificates() {
        show(Graphs.small(), Optional.empty());
        assertTrue(box("ca").x() + box("ca").width() < box("client").x());
        assertTrue(box("client").x() + box("client").width() < box("key").x());
    }

    @Test
    void aChainIsDrawnOnOneLevel() {
        show(Graphs.small(), Optional.empty());
        var line = viewModel.drawingProperty().get().lines().getFirst();
        assertEquals(line.fromY(), line.toY(), 1);
    }

    @Test
    void noTwoBoxesOverlap() {
        for (var graph : List.of(Graphs.tangled(), Graphs.wide(25), Graphs.wide(10_000))) {
            show(graph, Optional.empty());
            var boxes = viewModel.drawingProperty().get().boxes();
            for (var one : boxes) {
                assertTrue(one.x() >= 0 && one.y() >= 0, one::toString);
                boxes.stream().filter(b -> !b.equals(one)).forEach(b -> assertTrue(!overlap(one, b), one + " " + b));
            }
        }
    }

    @Test
    void authoritiesThatIssuedOneAnotherAreDrawn() {
        var ca = Graphs.details(CertificateDraft.authority("A").selfSigned());
        var loop = new Graphs()
                .certificate("a", ca)
                .certificate("b", ca)
                .certificate("c", ca)
                .edge("a", "a", Signature.GOOD)
                .edge("a", "b", Signature.GOOD)
                .edge("b", "c", Signature.GOOD)
                .edge("c", "a", Signature.GOOD);
        show(loop.graph(), Optional.empty());
        assertEquals(3, viewModel.drawingProperty().get().boxes().size());
        assertEquals(3, viewModel.drawingProperty().get().lines().size());
    }

    @Test
    void onlyWhatHangsTogetherWithTheSelectedNodeIsDrawn() {
        var leaf = Graphs.details(CertificateDraft.client("alone").selfSigned());
        var small = Graphs.small();
        var apart = new java.util.ArrayList<>(small.nodes());
        apart.add(new Node.Certificate("alone", leaf, false));
        show(new ChainGraph(apart, small.edges()), Optional.of("client"));
        assertEquals(List.of("ca", "client", "key"), ids());
        viewModel.selectedProperty().set(Optional.of("alone"));
        assertEquals(List.of("alone"), ids());
    }

    @Test
    void aSelectionWithinTheDrawingLeavesItAsItIs() {
        show(Graphs.wide(200), Optional.of("leaf150"));
        var before = viewModel.drawingProperty().get();
        viewModel.selectedProperty().set(Optional.of("leaf3"));
        assertEquals(before, viewModel.drawingProperty().get());
    }

    @Test
    void tenThousandCertificatesAreDrawnInPart() {
        var graph = Graphs.wide(10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> show(graph, Optional.of("leaf9000")));
        assertTrue(ids().containsAll(List.of("ca", "leaf9000")));
        assertTrue(ids().size() <= GraphPart.MAX_SHOWN + 2, ids()::toString);
        int certificates = (int)
                contents().stream().filter(Content.OfNode.class::isInstance).count();
        assertEquals(10_001 - certificates, more().count());
    }

    @Test
    void whatWasLeftOutIsDrawnWhenItIsChosen() {
        show(Graphs.wide(10_000), Optional.of("leaf0"));
        var first = more().first();
        assertTrue(!ids().contains(first));
        viewModel.choose(more());
        assertEquals(Optional.of(first), viewModel.selectedProperty().get());
        assertTrue(ids().contains(first));
    }

    @Test
    void aChainOfAThousandCertificatesIsDrawnInPart() {
        var ca = Graphs.details(CertificateDraft.authority("A").selfSigned());
        var graph = new Graphs().certificate("0", ca);
        for (int i = 1; i < 1000; i++) {
            graph.certificate("" + i, ca).edge("" + (i - 1), "" + i, Signature.GOOD);
        }
        show(graph.graph(), Optional.of("500"));
        assertEquals(
                2, contents().stream().filter(Content.More.class::isInstance).count());
    }

    @Test
    void arrowKeysFollowTheLines() {
        show(Graphs.tangled(), Optional.of("web"));
        assertEquals(Optional.of("key"), next("web", Direction.RIGHT));
        assertEquals(Optional.of("web"), next("key", Direction.LEFT));
        assertTrue(
                List.of("middle", "again").contains(next("web", Direction.LEFT).orElseThrow()));
        assertNotEquals(Optional.of("web"), next("web", Direction.DOWN).or(() -> next("web", Direction.UP)));
        assertEquals(Optional.empty(), next("key", Direction.RIGHT));
    }

    @Test
    void halfOfTheTimeLeftIsHalfABar() {
        var draft = CertificateDraft.client("half")
                .valid(Instant.parse("2026-05-31T00:00:00Z"), Instant.parse("2026-06-02T00:00:00Z"));
        var node = new Node.Certificate("half", Graphs.details(draft.selfSigned()), false);
        assertEquals(0.5, viewModel.remaining(node));
    }

    @Test
    void aStepOfThePathIsAsGoodAsTheWorseOfItsEnds() {
        var graph = Graphs.small();
        var ca = fingerprint(graph.nodes().get(0));
        var client = fingerprint(graph.nodes().get(1));
        var good = new GraphOverlay(List.of(client, ca), Map.of(client, PathState.PASS, ca, PathState.PASS));
        assertEquals(PathState.PASS, good.state(ca, client));
        assertEquals(PathState.NOT_ON_PATH, good.state(client, ca));
        var other = fingerprint(Graphs.small().nodes().getFirst());
        assertEquals(PathState.NOT_ON_PATH, good.state(client, other));
        var bad = new GraphOverlay(List.of(client, ca), Map.of(client, PathState.PASS, ca, PathState.FAIL));
        assertEquals(PathState.FAIL, bad.state(ca, client));
        assertEquals(PathState.NOT_ON_PATH, GraphOverlay.NONE.state(ca, client));
    }

    private static dev.certwright.model.certificate.Fingerprint fingerprint(Node node) {
        return ((Node.Certificate) node).details().certificate().sha256();
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private Optional<String> next(String id, Direction direction) {
        return viewModel.next(id, direction).map(Box::id);
    }

    private void show(ChainGraph graph, Optional<String> selected) {
        viewModel.selectedProperty().set(selected);
        viewModel.graphProperty().set(graph);
    }

    private Box box(String id) {
        return viewModel.drawingProperty().get().box(id).orElseThrow();
    }

    private List<Content> contents() {
        return viewModel.drawingProperty().get().boxes().stream()
                .map(Box::content)
                .toList();
    }

    private Content.More more() {
        return contents().stream()
                .filter(Content.More.class::isInstance)
                .map(Content.More.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids() {
        return contents().stream().map(Content::id).sorted().toList();
    }
}
