package dev.certwright.ui.graph;

import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.ui.graph.Drawing.Content;
import java.util.ArrayList;
import java.util.List;

/// A box on its way to its place. Two are equal only when they are the same object.
final class Place {
    static final int NOWHERE = -1;

    final Content content;
    final List<Place> above = new ArrayList<>();
    final List<Place> below = new ArrayList<>();
    int column = NOWHERE;
    double middle;
    double wish;

    Place(Content content) {
        this.content = content;
    }

    /// In pixels; wide enough for the words in it.
    double width() {
        return switch (content) {
            case Content.More _ -> 112;
            case Content.OfNode(Node.Certificate certificate) ->
                certificate.details().authority() ? 226 : 250;
            case Content.OfNode(Node.MissingIssuer _) -> 226;
            case Content.OfNode(Node.PrivateKey _) -> 140;
        };
    }

    double height() {
        return switch (content) {
            case Content.More _ -> 34;
            case Content.OfNode(Node.Certificate certificate) ->
                certificate.details().authority() ? 54 : 66;
            case Content.OfNode(Node.MissingIssuer _) -> 54;
            case Content.OfNode(Node.PrivateKey _) -> 48;
        };
    }
}
