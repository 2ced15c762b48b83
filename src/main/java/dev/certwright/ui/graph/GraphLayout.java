package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Edge;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Content;
import dev.certwright.ui.graph.Drawing.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Places a part of a graph in columns, roots on the left, each certificate right of all who issued it, its key right
/// of it. Authorities that issued one another are placed as if the later line were not there.
final class GraphLayout {
    /// Room for the verdict on a signature.
    private static final double WIDE_GAP = 124;

    private static final double NARROW_GAP = 48;
    private static final double ROW_GAP = 18;

    /// What a line of words takes.
    private static final double VERDICT_ROW = 22;

    private static final double MARGIN = 8;
    private static final int SWEEPS = 12;

    private final GraphPart part;
    private final Map<String, Content> contents = new LinkedHashMap<>();
    private final Map<String, List<String>> above = new HashMap<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Double> middles = new HashMap<>();

    private GraphLayout(GraphPart part) {
        this.part = part;
        part.contents().forEach(c -> contents.put(c.id(), c));
        for (var edge : part.edges()) {
            above.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            below.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
    }

    static Drawing of(GraphPart part) {
        return part.contents().isEmpty() ? Drawing.EMPTY : new GraphLayout(part).drawing();
    }

    private Drawing drawing() {
        contents.keySet().forEach(id -> column(id, new HashSet<>()));
        var byColumn = new TreeMap<Integer, List<String>>();
        contents.keySet().forEach(id -> byColumn.computeIfAbsent(columns.get(id), _ -> new ArrayList<>())
                .add(id));
        byColumn.values().forEach(this::stack);
        for (int i = 0; i < SWEEPS; i++) {
            var sweep = i % 2 == 0 ? byColumn : byColumn.descendingMap();
            var towards = i % 2 == 0 ? above : below;
            sweep.values().forEach(column -> draw(column, towards));
        }
        return placed(byColumn);
    }

    /// Right of every issuer. A part is small, so the way up is short.
    private int column(String id, Set<String> under) {
        var known = columns.get(id);
        if (known != null) {
            return known;
        }
        under.add(id);
        int column = 0;
        for (var issuer : above.getOrDefault(id, List.of())) {
            if (!under.contains(issuer)) {
                column = Math.max(column, column(issuer, under) + 1);
            }
        }
        under.remove(id);
        columns.put(id, column);
        return column;
    }

    private void stack(List<String> column) {
        double y = 0;
        for (var id : column) {
            middles.put(id, y + height(id) / 2);
            y += height(id) + ROW_GAP;
        }
    }

    /// Draws each box of a column level with its neighbours, as far as there is room.
    private void draw(List<String> column, Map<String, List<String>> towards) {
        var wished = new HashMap<String, Double>();
        column.forEach(id -> wished.put(id, wish(id, towards)));
        column.sort(Comparator.comparingDouble(wished::get));
        double bottom = Double.NEGATIVE_INFINITY;
        double pushed = 0;
        for (var id : column) {
            double top = Math.max(wished.get(id) - height(id) / 2, bottom);
            middles.put(id, top + height(id) / 2);
            pushed += middles.get(id) - wished.get(id);
            bottom = top + height(id) + ROW_GAP;
        }
        double back = pushed / column.size();
        column.forEach(id -> middles.merge(id, -back, Double::sum));
    }

    private double wish(String id, Map<String, List<String>> towards) {
        return towards.getOrDefault(id, List.of()).stream()
                .mapToDouble(middles::get)
                .average()
                .orElseGet(() -> middles.get(id));
    }

    private Drawing placed(Map<Integer, List<String>> byColumn) {
        double top = contents.keySet().stream()
                .mapToDouble(id -> middles.get(id) - height(id) / 2)
                .min()
                .orElse(0);
        var boxes = new LinkedHashMap<String, Box>();
        double x = MARGIN;
        for (var column : byColumn.entrySet()) {
            double width = column.getValue().stream().mapToDouble(this::width).max().orElse(0);
            for (var id : column.getValue()) {
                double y = Math.rint(middles.get(id) - height(id) / 2 - top + MARGIN);
                boxes.put(id, new Box(contents.get(id), x, y, width(id), height(id)));
            }
            x += width + gapAfter(column.getKey());
        }
        double right = boxes.values().stream().mapToDouble(b -> b.x() + b.width()).max().orElse(0);
        double low = boxes.values().stream().mapToDouble(b -> b.y() + b.height()).max().orElse(0);
        return new Drawing(List.copyOf(boxes.values()), lines(boxes), right + MARGIN, low + MARGIN);
    }

    /// Several lines to one box end below one another, in the order in which they begin.
    private List<Line> lines(Map<String, Box> boxes) {
        var lines = new ArrayList<Line>();
        for (var edge : part.edges()) {
            var from = boxes.get(edge.from());
            var to = boxes.get(edge.to());
            if (from != null && to != null) {
                var issuers = above.getOrDefault(edge.to(), List.of()).stream()
                        .sorted(Comparator.comparingDouble(middles::get))
                        .toList();
                double apart = Math.min(VERDICT_ROW, (to.height() - VERDICT_ROW / 2) / issuers.size());
                double off = (issuers.indexOf(edge.from()) - (issuers.size() - 1) / 2.0) * apart;
                lines.add(new Line(edge, from.x() + from.width(), from.middle(), to.x(), to.middle() + off));
            }
        }
        return lines;
    }

    private double gapAfter(int column) {
        boolean signed = part.edges().stream()
                .anyMatch(e -> e.signature() != Signature.NONE && columns.get(e.to()) == column + 1);
        return signed ? WIDE_GAP : NARROW_GAP;
    }

    private double width(String id) {
        return switch (contents.get(id)) {
            case Content.More _ -> 112;
            case Content.OfNode(ChainGraph.Node.Certificate certificate) ->
                certificate.details().authority() ? 226 : 250;
            case Content.OfNode(ChainGraph.Node.MissingIssuer _) -> 226;
            case Content.OfNode(ChainGraph.Node.PrivateKey _) -> 140;
            case null -> throw new IllegalStateException(id);
        };
    }

    private double height(String id) {
        return switch (contents.get(id)) {
            case Content.More _ -> 34;
            case Content.OfNode(ChainGraph.Node.Certificate certificate) ->
                certificate.details().authority() ? 54 : 66;
            case Content.OfNode(ChainGraph.Node.MissingIssuer _) -> 54;
            case Content.OfNode(ChainGraph.Node.PrivateKey _) -> 48;
            case null -> throw new IllegalStateException(id);
        };
    }
}
