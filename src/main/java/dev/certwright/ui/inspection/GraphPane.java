package dev.certwright.ui.inspection;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/// Draws how certificates and keys hang together.
public interface GraphPane {
    /// Makes one, in a language.
    @FunctionalInterface
    interface Factory {
        /// Makes one.
        ///
        /// @param picked hears of the nodes that the person picks
        GraphPane make(Messages messages, Consumer<ChainGraph.Node> picked);
    }

    Node node();

    /// Draws another graph.
    ///
    /// @param current the node of what is looked at
    void show(ChainGraph graph, Optional<ChainGraph.Node> current);
}
