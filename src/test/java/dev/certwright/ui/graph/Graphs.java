package dev.certwright.ui.graph;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Edge;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.util.ArrayList;
import java.util.List;

/// Graphs to draw.
final class Graphs {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    static CertificateDetails details(Issued issued) {
        try {
            return new CertificateReader().read(issued.encoded());
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    Graphs certificate(String id, CertificateDetails details) {
        nodes.add(new Node.Certificate(id, details, false));
        return this;
    }

    Graphs missing(String id, String name) {
        nodes.add(new Node.MissingIssuer(id, name));
        return this;
    }

    Graphs key(String id, CertificateDetails owner) {
        nodes.add(new Node.PrivateKey(
                id, owner.publicKey().label(), owner.publicKey().spkiSha256()));
        return this;
    }

    Graphs edge(String from, String to, Signature signature) {
        edges.add(new Edge(from, to, signature, signature == Signature.NONE ? "" : "SHA-256 / ECDSA"));
        return this;
    }

    ChainGraph graph() {
        return new ChainGraph(nodes, edges);
    }

    /// A root, a client below it and the client's key.
    static ChainGraph small() {
        var ca = CertificateDraft.authority("MyCA").selfSigned();
        var client = details(CertificateDraft.client("client01").issuedBy(ca));
        return new Graphs()
                .certificate("ca", details(ca))
                .certificate("client", client)
                .key("key", client)
                .edge("ca", "client", Signature.GOOD)
                .edge("client", "key", Signature.NONE)
                .graph();
    }

    /// One authority and so many certificates that it issued.
    static ChainGraph wide(int count) {
        var ca = CertificateDraft.authority("MyCA").selfSigned();
        var leaf = details(CertificateDraft.client("device").issuedBy(ca));
        var graph = new Graphs().certificate("ca", details(ca));
        for (int i = 0; i < count; i++) {
            graph.certificate("leaf" + i, leaf).edge("ca", "leaf" + i, Signature.GOOD);
        }
        return graph.graph();
    }

    /// Two roots that signed one another's intermediate, a leaf, one with a broken signature, one whose
    /// issuer is not at hand, and a key that belongs to nothing.
    static ChainGraph tangled() {
        var keys = CertificateDraft.keys("EC", 256);
        var old = CertificateDraft.authority("Old Root").selfSigned();
        var fresh =
                CertificateDraft.authority("New Root with a rather long name").selfSigned();
        var middle = CertificateDraft.authority("Issuing CA").keys(keys).issuedBy(old);
        var again = CertificateDraft.authority("Issuing CA").keys(keys).issuedBy(fresh);
        var web = details(CertificateDraft.server("www.example.com").issuedBy(middle));
        var broken = details(CertificateDraft.client("broken").issuedBy(middle));
        var expired = details(CertificateDraft.server("expired.example.com")
                .valid(CertificateDraft.FROM, CertificateDraft.FROM.plusSeconds(86_400))
                .issuedBy(middle));
        return new Graphs()
                .certificate("old", details(old))
                .certificate("fresh", details(fresh))
                .missing("gone", "CN=Gone Root, O=Elsewhere")
                .certificate("middle", details(middle))
                .certificate("again", details(again))
                .certificate("web", web)
                .certificate("broken", broken)
                .certificate("expired", expired)
                .key("key", web)
                .edge("old", "middle", Signature.GOOD)
                .edge("fresh", "again", Signature.GOOD)
                .edge("middle", "web", Signature.GOOD)
                .edge("again", "web", Signature.GOOD)
                .edge("middle", "broken", Signature.BAD)
                .edge("gone", "expired", Signature.UNKNOWN)
                .edge("middle", "expired", Signature.GOOD)
                .edge("web", "key", Signature.NONE)
                .graph();
    }
}
