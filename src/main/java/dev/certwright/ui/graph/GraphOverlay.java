package dev.certwright.ui.graph;

import dev.certwright.model.certificate.Fingerprint;
import java.util.List;
import java.util.Map;

/// A judgement, to be drawn over a graph.
///
/// @param path   SHA-256 fingerprints of the certificates of the path that was judged, leaf first
/// @param states of certificates by their SHA-256 fingerprint; one that is not named is
///               [PathState#NOT_ON_PATH]
public record GraphOverlay(List<Fingerprint> path, Map<Fingerprint, PathState> states) {
    /// Nothing was judged.
    public static final GraphOverlay NONE = new GraphOverlay(List.of(), Map.of());

    public GraphOverlay {
        path = List.copyOf(path);
        states = Map.copyOf(states);
    }

    public PathState state(Fingerprint certificate) {
        return states.getOrDefault(certificate, PathState.NOT_ON_PATH);
    }

    /// Of the line from an issuer to what it issued: a step of the path is as good as the worse of its ends.
    public PathState state(Fingerprint issuer, Fingerprint issued) {
        int below = path.indexOf(issued);
        if (below < 0 || path.indexOf(issuer) != below + 1) {
            return PathState.NOT_ON_PATH;
        }
        return state(issuer) == PathState.FAIL || state(issued) == PathState.FAIL ? PathState.FAIL : PathState.PASS;
    }

    public boolean isEmpty() {
        return path.isEmpty();
    }
}
