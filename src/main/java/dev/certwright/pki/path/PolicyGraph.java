package dev.certwright.pki.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The policies that hold along a path, as a graph in which each level has a policy only once (RFC 9618 §5).
///
/// The tree of RFC 5280 §6.1.2 has a node for each way in which a policy can be reached, of which there may be
/// exponentially many. Nodes without children need not be pruned, as only the last level and what leads to it is
/// looked at.
final class PolicyGraph {
    static final String ANY = "2.5.29.32.0";

    private static final class Node {
        private final String policy;
        private final List<Node> parents;
        private Set<String> expected;

        private Node(String policy, List<Node> parents, Set<String> expected) {
            this.policy = policy;
            this.parents = parents;
            this.expected = expected;
        }

        private boolean underAny() {
            return parents.stream().anyMatch(parent -> parent.policy.equals(ANY));
        }
    }

    private Map<String, Node> last = new LinkedHashMap<>();
    private int nodes;

    PolicyGraph() {
        last.put(ANY, new Node(ANY, List.of(), Set.of(ANY)));
    }

    /// How much work the graph has been.
    int nodes() {
        return nodes;
    }

    /// True when no policy holds any more.
    boolean isEmpty() {
        return last.isEmpty();
    }

    /// A certificate has no policies.
    void clear() {
        last = new LinkedHashMap<>();
    }

    /// A certificate has these policies.
    ///
    /// @param anyCounts whether anyPolicy among them stands for every policy
    void descend(Set<String> policies, boolean anyCounts) {
        var expecting = new HashMap<String, List<Node>>();
        for (var node : last.values()) {
            node.expected.forEach(policy ->
                    expecting.computeIfAbsent(policy, _ -> new ArrayList<>()).add(node));
        }
        var any = last.get(ANY);
        var next = new LinkedHashMap<String, Node>();
        for (var policy : policies) {
            if (!policy.equals(ANY)) {
                var parents = expecting.getOrDefault(policy, any == null ? List.of() : List.of(any));
                if (!parents.isEmpty()) {
                    next.put(policy, node(policy, parents));
                }
            }
        }
        if (policies.contains(ANY) && anyCounts) {
            expecting.forEach((policy, parents) -> next.computeIfAbsent(policy, _ -> node(policy, parents)));
        }
        last = next;
    }

    private Node node(String policy, List<Node> parents) {
        nodes += parents.size() + 1;
        return new Node(policy, parents, Set.of(policy));
    }

    /// The certificate that made the last level maps policies.
    void map(Map<String, Set<String>> subjectsByIssuer) {
        subjectsByIssuer.forEach((policy, subjects) -> {
            var node = last.get(policy);
            var any = last.get(ANY);
            if (node == null && any != null) {
                node = node(policy, any.parents);
                last.put(policy, node);
            }
            if (node != null) {
                node.expected = subjects;
                nodes += subjects.size();
            }
        });
    }

    /// The certificate that made the last level maps policies and must not.
    void dropMapped(Set<String> policies) {
        policies.forEach(last::remove);
    }

    /// The policies that hold, in the words of the authority nearest to the anchor; with [#ANY] all do.
    Set<String> valid() {
        var valid = new HashSet<String>();
        var seen = new HashSet<Node>(last.values());
        var open = new ArrayList<>(last.values());
        while (!open.isEmpty()) {
            var node = open.removeLast();
            if (!node.policy.equals(ANY) && node.underAny()) {
                valid.add(node.policy);
            }
            node.parents.stream().filter(seen::add).forEach(open::add);
        }
        if (last.containsKey(ANY)) {
            valid.add(ANY);
        }
        return valid;
    }
}
