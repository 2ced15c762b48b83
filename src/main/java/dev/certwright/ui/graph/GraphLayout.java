package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph.Edge;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.ui.graph.Drawing.Box;
import dev.certwright.ui.graph.Drawing.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Places a part of a graph in columns, roots on the left, each certificate right of all who issued it, its key
/// right of it. Authorities that issued one another are placed as if the later line were not there.
final class GraphLayout {
    /// Room for the verdict on a signature.
    private static final double WIDE_GAP = 116;

    private static final double NARROW_GAP = 34;
    private static final double ROW_GAP = 18;

    /// What a line of words takes.
    private static final double VERDICT_ROW = 22;

    private static final double MARGIN = 8;
    private static final int SWEEPS = 12;

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final TreeMap<Integer, List<Place>> columns = new TreeMap<>();

    private record Link(Edge edge, Place from, Place to) {}

    private GraphLayout(GraphPart part) {
        part.contents().forEach(content -> places.put(content.id(), new Place(content)));
        for (var edge : part.edges()) {
            var from = places.get(edge.from());
            var to = places.get(edge.to());
            if (from != null && to != null) {
                from.below.add(to);
                to.above.add(from);
                links.add(new Link(edge, from, to));
            }
        }
    }

    static Drawing of(GraphPart part) {
        return part.contents().isEmpty() ? Drawing.EMPTY : new GraphLayout(part).drawing();
    }

    private Drawing drawing() {
        for (var place : places.values()) {
            column(place, new HashSet<>());
            columns.computeIfAbsent(place.column, _ -> new ArrayList<>()).add(place);
        }
        columns.values().forEach(GraphLayout::stack);
        for (int i = 0; i < SWEEPS; i++) {
            boolean rightwards = i % 2 == 0;
            var sweep = rightwards ? columns : columns.descendingMap();
            sweep.values().forEach(column -> level(column, rightwards ? p -> p.above : p -> p.below));
        }
        return placed();
    }

    /// Right of every issuer. A part is small, so the way up is short.
    private static int column(Place place, Set<Place> under) {
        if (place.column == Place.NOWHERE) {
            under.add(place);
            int column = 0;
            for (var issuer : place.above) {
                if (!under.contains(issuer)) {
                    column = Math.max(column, column(issuer, under) + 1);
                }
            }
            under.remove(place);
            place.column = column;
        }
        return place.column;
    }

    private static void stack(List<Place> column) {
        double y = 0;
        for (var place : column) {
            place.middle = y + place.height() / 2;
            y += place.height() + ROW_GAP;
        }
    }

    /// Draws each box of a column level with its neighbours on one side, as far as there is room.
    private static void level(List<Place> column, Function<Place, List<Place>> neighbours) {
        for (var place : column) {
            place.wish = neighbours.apply(place).stream()
                    .mapToDouble(p -> p.middle)
                    .average()
                    .orElse(place.middle);
        }
        column.sort(Comparator.comparingDouble(p -> p.wish));
        double bottom = Double.NEGATIVE_INFINITY;
        double pushed = 0;
        for (var place : column) {
            double top = Math.max(place.wish - place.height() / 2, bottom);
            place.middle = top + place.height() / 2;
            pushed += place.middle - place.wish;
            bottom = top + place.height() + ROW_GAP;
        }
        double back = pushed / column.size();
        column.forEach(place -> place.middle -= back);
    }

    private Drawing placed() {
        double top = places.values().stream()
                .mapToDouble(p -> p.middle - p.height() / 2)
                .min()
                .orElse(0);
        var boxes = new IdentityHashMap<Place, Box>();
        var inOrder = new ArrayList<Box>();
        double x = MARGIN;
        double right = 0;
        double low = 0;
        for (var column : columns.entrySet()) {
            double width = 0;
            for (var place : column.getValue()) {
                double y = Math.rint(place.middle - place.height() / 2 - top + MARGIN);
                var box = new Box(place.content, x, y, place.width(), place.height());
                boxes.put(place, box);
                inOrder.add(box);
                width = Math.max(width, box.width());
                low = Math.max(low, box.y() + box.height());
            }
            right = x + width;
            x = right + gapAfter(column.getKey());
        }
        return new Drawing(inOrder, lines(boxes), right + MARGIN, low + MARGIN);
    }

    /// Several lines to one box end below one another, in the order in which they begin.
    private List<Line> lines(Map<Place, Box> boxes) {
        var lines = new ArrayList<Line>();
        for (var link : links) {
            var from = boxes.get(link.from());
            var to = boxes.get(link.to());
            if (from != null && to != null) {
                var issuers = link.to().above.stream()
                        .sorted(Comparator.comparingDouble(p -> p.middle))
                        .toList();
                double apart = Math.min(VERDICT_ROW, (to.height() - VERDICT_ROW / 2) / issuers.size());
                double off = (issuers.indexOf(link.from()) - (issuers.size() - 1) / 2.0) * apart;
                lines.add(new Line(link.edge(), from.x() + from.width(), from.middle(), to.x(), to.middle() + off));
            }
        }
        return lines;
    }

    private double gapAfter(int column) {
        boolean signed =
                links.stream().anyMatch(l -> l.edge().signature() != Signature.NONE && l.to().column == column + 1);
        return signed ? WIDE_GAP : NARROW_GAP;
    }
}
