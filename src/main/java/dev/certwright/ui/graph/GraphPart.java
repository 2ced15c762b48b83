package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Edge;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.ui.graph.Drawing.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// As much of a graph as is drawn: what hangs together with one node, nearest first, and in place of what is
/// left out a box that says how much that is.
///
/// @param contents issuers before those they issued, as in the graph
record GraphPart(List<Content> contents, List<Edge> edges) {
    /// More would be neither read nor drawn quickly.
    static final int MAX_SHOWN = 40;

    private static final String OTHERS = "more";

    /// Around a node; without one, from the beginning of the graph, connected or not.
    static GraphPart around(Optional<String> centre, ChainGraph graph) {
        var nodes = new LinkedHashMap<String, ChainGraph.Node>();
        graph.nodes().forEach(n -> nodes.put(n.id(), n));
        var edges = graph.edges().stream()
                .filter(e -> !e.from().equals(e.to()) && nodes.containsKey(e.from()) && nodes.containsKey(e.to()))
                .toList();
        var shown = centre.filter(nodes::containsKey)
                .map(id -> near(id, edges))
                .orElseGet(() -> new LinkedHashSet<>(
                        nodes.keySet().stream().limit(MAX_SHOWN).toList()));
        var contents = new ArrayList<Content>();
        graph.nodes().stream().filter(n -> shown.contains(n.id())).forEach(n -> contents.add(new Content.OfNode(n)));
        var drawn = new ArrayList<>(edges.stream()
                .filter(e -> shown.contains(e.from()) && shown.contains(e.to()))
                .toList());
        hidden(edges, shown, contents, drawn);
        if (centre.isEmpty() && nodes.size() > shown.size() && contents.size() == shown.size()) {
            nodes.keySet().stream()
                    .filter(id -> !shown.contains(id))
                    .findFirst()
                    .ifPresent(first -> contents.add(new Content.More(OTHERS, first, nodes.size() - shown.size())));
        }
        return new GraphPart(contents, drawn);
    }

    /// The node, everything above it, its keys, then whatever is nearest.
    private static Set<String> near(String centre, List<Edge> edges) {
        var above = new HashMap<String, List<String>>();
        var below = new HashMap<String, List<String>>();
        var keys = new HashMap<String, List<String>>();
        for (var edge : edges) {
            above.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            var downwards = edge.signature() == Signature.NONE ? keys : below;
            downwards.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
        var shown = new LinkedHashSet<String>();
        walk(centre, List.of(above), shown, MAX_SHOWN / 2);
        shown.addAll(keys.getOrDefault(centre, List.of()).stream().limit(2).toList());
        walk(centre, List.of(keys, above, below), shown, MAX_SHOWN);
        return shown;
    }

    private static void walk(String centre, List<Map<String, List<String>>> directions, Set<String> shown, int limit) {
        var queue = new ArrayDeque<>(List.of(centre));
        var seen = new LinkedHashSet<>(List.of(centre));
        shown.add(centre);
        while (!queue.isEmpty() && shown.size() < limit) {
            var at = queue.remove();
            for (var direction : directions) {
                for (var next : direction.getOrDefault(at, List.of())) {
                    if (seen.add(next) && (shown.contains(next) || shown.size() < limit)) {
                        shown.add(next);
                        queue.add(next);
                    }
                }
            }
        }
    }

    /// Adds, beside each node, one box for its issuers that are left out and one for those it issued.
    private static void hidden(List<Edge> edges, Set<String> shown, List<Content> contents, List<Edge> drawn) {
        var issuers = new LinkedHashMap<String, List<String>>();
        var issued = new LinkedHashMap<String, List<String>>();
        for (var edge : edges) {
            if (shown.contains(edge.from()) && !shown.contains(edge.to())) {
                issued.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
            } else if (shown.contains(edge.to()) && !shown.contains(edge.from())) {
                issuers.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            }
        }
        issuers.forEach((owner, left) -> {
            var more = new Content.More(OTHERS + " above " + owner, left.getFirst(), left.size());
            contents.addFirst(more);
            drawn.add(new Edge(more.id(), owner, Signature.NONE, ""));
        });
        issued.forEach((owner, left) -> {
            var more = new Content.More(OTHERS + " below " + owner, left.getFirst(), left.size());
            contents.add(more);
            drawn.add(new Edge(owner, more.id(), Signature.NONE, ""));
        });
    }
}
