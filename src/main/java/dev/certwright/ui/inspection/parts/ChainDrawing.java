package dev.certwright.ui.inspection.parts;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.text.Messages;
import dev.certwright.ui.graph.ChainGraphPane;
import dev.certwright.ui.graph.GraphOverlay;
import dev.certwright.ui.graph.GraphViewModel;
import dev.certwright.ui.inspection.GraphPane;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/// The chain, drawn above the tabs, with the last judgement on it.
final class ChainDrawing implements GraphPane {
    private final GraphViewModel viewModel;
    private final ChainGraphPane pane;
    private boolean showing;

    /// @param picked hears of the nodes that the person picks, not of those that are picked for them
    ChainDrawing(GraphViewModel viewModel, Messages messages, Consumer<ChainGraph.Node> picked) {
        this.viewModel = viewModel;
        pane = new ChainGraphPane(viewModel, messages);
        viewModel.selectedProperty().subscribe(id -> {
            if (!showing) {
                id.flatMap(this::node).ifPresent(picked);
            }
        });
    }

    private Optional<ChainGraph.Node> node(String id) {
        return viewModel.graphProperty().get().nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void show(ChainGraph graph, Optional<ChainGraph.Node> current) {
        showing = true;
        if (!graph.equals(viewModel.graphProperty().get())) {
            viewModel.overlayProperty().set(GraphOverlay.NONE);
        }
        viewModel.graphProperty().set(graph);
        viewModel.selectedProperty().set(current.map(ChainGraph.Node::id));
        showing = false;
    }
}
