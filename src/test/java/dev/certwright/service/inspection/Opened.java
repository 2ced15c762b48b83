package dev.certwright.service.inspection;

import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.testing.Issued;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Files of a test, as they are when they are open, and graphs in few words.
final class Opened {
    private Opened() {}

    static Inspected file(InspectionService inspection, String name, Issued... certificates) throws PkiException {
        var pem = new StringBuilder();
        for (var certificate : certificates) {
            pem.append(pem("CERTIFICATE", certificate.encoded().der()));
        }
        return text(inspection, name, pem.toString());
    }

    static Inspected key(InspectionService inspection, String name, PrivateKey key) throws PkiException {
        return text(inspection, name, pem("PRIVATE KEY", key.getEncoded()));
    }

    static Inspected text(InspectionService inspection, String name, String text) throws PkiException {
        return inspection.inspect(text.getBytes(StandardCharsets.US_ASCII), name, List.of());
    }

    static String pem(String label, byte[] octets) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END "
                + label + "-----\n";
    }

    /// So many certificates, no two of them alike, whose signatures do not hold.
    static byte[] many(byte[] certificate, int count) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            certificate[certificate.length - 1] = (byte) i;
            certificate[certificate.length - 2] = (byte) (i >> 8);
            out.writeBytes(pem("CERTIFICATE", certificate).getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /// For example `Root -GOOD-> leaf`, in the order of their names.
    static List<String> edges(ChainGraph graph) {
        var edges = new ArrayList<String>();
        for (var edge : graph.edges()) {
            edges.add(name(graph, edge.from()) + " -" + edge.signature() + "-> " + name(graph, edge.to()));
        }
        return edges.stream().sorted().toList();
    }

    /// In their order.
    static List<String> nodes(ChainGraph graph) {
        return graph.nodes().stream().map(node -> name(graph, node.id())).toList();
    }

    private static String name(ChainGraph graph, String id) {
        var node = graph.nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
        return switch (node) {
            case ChainGraph.Node.Certificate(var _, var details, var inVault) ->
                details.shortName() + (inVault ? " (vault)" : "");
            case ChainGraph.Node.MissingIssuer(var _, var name) -> "missing " + name;
            case ChainGraph.Node.PrivateKey(var _, var label, var _) -> label;
        };
    }
}
