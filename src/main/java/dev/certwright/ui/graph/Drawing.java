package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph;
import java.util.List;
import java.util.Optional;

/// A graph, or a part of it, with a place for everything. Lengths are in pixels.
///
/// @param boxes issuers before those they issued
public record Drawing(List<Box> boxes, List<Line> lines, double width, double height) {
    /// Nothing.
    public static final Drawing EMPTY = new Drawing(List.of(), List.of(), 0, 0);

    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// What a box stands for.
    public sealed interface Content {
        String id();

        /// A node of the graph.
        record OfNode(ChainGraph.Node node) implements Content {
            @Override
            public String id() {
                return node.id();
            }
        }

        /// Neighbours that are left out, since there are too many.
        ///
        /// @param first the node to draw around instead, to see more
        record More(String id, String first, int count) implements Content {}
    }

    /// A placed box.
    public record Box(Content content, double x, double y, double width, double height) {
        public String id() {
            return content.id();
        }

        double middle() {
            return y + height / 2;
        }
    }

    /// A line from the right side of one box to the left side of another.
    public record Line(ChainGraph.Edge edge, double fromX, double fromY, double toX, double toY) {}

    public Optional<Box> box(String id) {
        return boxes.stream().filter(b -> b.id().equals(id)).findFirst();
    }
}
