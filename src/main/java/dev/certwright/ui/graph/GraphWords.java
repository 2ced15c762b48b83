package dev.certwright.ui.graph;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.text.Messages;
import dev.certwright.ui.graph.Drawing.Content;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What stands in and beside the boxes.
record GraphWords(Messages messages) {
    /// The first line of a box.
    String title(Content content) {
        return switch (content) {
            case Content.OfNode(Node.Certificate certificate) ->
                certificate.details().shortName();
            case Content.OfNode(Node.MissingIssuer(var _, var name)) -> name;
            case Content.OfNode(Node.PrivateKey _) -> messages.text("graph.key");
            case Content.More(var _, var _, var count) -> messages.text("graph.more", count);
        };
    }

    /// The second line; empty for none.
    ///
    /// @param tied whether a line leads to the box, which tells a key that belongs to something from one that
    ///             does not
    String about(Content content, boolean tied) {
        return switch (content) {
            case Content.OfNode(Node.Certificate(var _, var details, var _)) ->
                messages.text("graph.about", kind(details), details.publicKey().label(), until(details));
            case Content.OfNode(Node.MissingIssuer _) -> messages.text("graph.missing");
            case Content.OfNode(Node.PrivateKey _) -> messages.text(tied ? "graph.key.matches" : "graph.key.alone");
            case Content.More _ -> "";
        };
    }

    private Phrase kind(CertificateDetails details) {
        if (details.authority()) {
            return Phrase.of(details.selfIssued() ? "graph.kind.root" : "graph.kind.authority");
        }
        var purposes = details.extendedKeyUsage().orElse(List.of());
        boolean server = purposes.contains(KeyPurpose.SERVER_AUTH);
        boolean client = purposes.contains(KeyPurpose.CLIENT_AUTH);
        if (server && client) {
            return Phrase.of("graph.kind.both");
        }
        if (server) {
            return Phrase.of("graph.kind.server");
        }
        return Phrase.of(client ? "graph.kind.client" : "graph.kind.other");
    }

    /// A year does for an authority.
    private static String until(CertificateDetails details) {
        var day = LocalDate.ofInstant(details.validity().notAfter(), ZoneOffset.UTC);
        return details.authority() ? Integer.toString(day.getYear()) : day.toString();
    }

    /// Names in full.
    String tooltip(Content content) {
        return switch (content) {
            case Content.OfNode(Node.Certificate(var _, var details, var inVault)) -> {
                var lines = new ArrayList<String>();
                lines.add(messages.text("graph.subject", details.subject().toString()));
                lines.add(messages.text("graph.issuer", details.issuer().toString()));
                lines.add(messages.text(
                        "graph.validity",
                        details.validity().notBefore(),
                        details.validity().notAfter()));
                if (inVault) {
                    lines.add(messages.text("graph.inVault"));
                }
                yield String.join("\n", lines);
            }
            case Content.OfNode(Node.MissingIssuer(var _, var name)) -> messages.text("graph.missing.full", name);
            case Content.OfNode(Node.PrivateKey(var _, var label, var spki)) ->
                messages.text("graph.key.full", label, spki.toString());
            case Content.More _ -> messages.text("graph.more.about");
        };
    }

    /// What a screen reader says.
    String spoken(Content content, boolean tied, PathState state, boolean judged) {
        var said = new ArrayList<>(List.of(title(content), about(content, tied)));
        said.removeIf(String::isEmpty);
        if (judged && content instanceof Content.OfNode(Node.Certificate _)) {
            said.add(messages.text(
                    switch (state) {
                        case PASS -> "graph.path.pass";
                        case FAIL -> "graph.path.fail";
                        case NOT_ON_PATH -> "graph.path.not";
                    }));
        }
        return String.join(". ", said);
    }

    /// The verdict on a signature; empty where there is none.
    String verdict(ChainGraph.Edge edge) {
        return switch (edge.signature()) {
            case GOOD -> "✔ " + edge.algorithm();
            case BAD -> "✖ " + edge.algorithm();
            case UNKNOWN -> ("? " + edge.algorithm()).strip();
            case NONE -> "";
        };
    }

    String spoken(Signature signature) {
        return switch (signature) {
            case GOOD -> messages.text("graph.signature.good");
            case BAD -> messages.text("graph.signature.bad");
            case UNKNOWN -> messages.text("graph.signature.unknown");
            case NONE -> "";
        };
    }
}
