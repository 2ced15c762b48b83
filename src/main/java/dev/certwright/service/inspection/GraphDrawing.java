package dev.certwright.service.inspection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.ChainGraph.Edge;
import dev.certwright.model.inspection.ChainGraph.Node;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.service.inspection.CertificateIndex.Known;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Draws the part of a graph that hangs together with one thing: all issuers upward, what was issued two levels
/// downward, and the private keys. Bounded, whatever is open.
final class GraphDrawing {
    private static final int MAX_NODES = 60;
    private static final int MAX_CHECKS = 300;
    private static final int LEVELS_DOWN = 2;

    private final CertificateIndex index;
    private final Signatures signatures;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private int checks;

    /// An issuer that may be the one, and what came of checking.
    private record Candidate(Known issuer, Signature signature) {}

    GraphDrawing(CertificateIndex index, Signatures signatures) {
        this.index = index;
        this.signatures = signatures;
    }

    /// Around these certificates, in order of importance.
    ChainGraph around(Collection<Known> selected) {
        selected.forEach(this::add);
        upward(selected);
        downward(selected);
        for (var node : List.copyOf(nodes.values())) {
            if (node instanceof Node.Certificate(var id, var details, var _)) {
                privateKey(id, details.publicKey().spkiSha256());
            }
        }
        return new ChainGraph(ordered(), List.copyOf(edges));
    }

    /// A private key that matches nothing.
    static ChainGraph alone(String label, Fingerprint spki) {
        return new ChainGraph(List.of(new Node.PrivateKey(keyId(spki), label, spki)), List.of());
    }

    private void upward(Collection<Known> from) {
        var waiting = new ArrayDeque<>(from);
        var done = new HashSet<Known>();
        while (!waiting.isEmpty()) {
            var issued = waiting.poll();
            if (!done.add(issued) || selfSigned(issued)) {
                continue;
            }
            var issuers = issuers(issued);
            for (var candidate : issuers) {
                if (add(candidate.issuer())) {
                    connect(id(candidate.issuer()), issued, candidate.signature());
                    waiting.add(candidate.issuer());
                }
            }
            if (issuers.isEmpty()) {
                noIssuer(issued);
            }
        }
    }

    private boolean selfSigned(Known certificate) {
        return certificate.details().selfIssued() && check(certificate, certificate) == Signature.GOOD;
    }

    /// Those whose signature it is; if there are none, those whose signature it should be. Who has the name and another
    /// key identifier is somebody else, unless the signature says otherwise.
    private List<Candidate> issuers(Known issued) {
        var good = new ArrayList<Candidate>();
        var bad = new ArrayList<Candidate>();
        for (var issuer : index.withSubject(issued.details().issuer())) {
            if (issuer.equals(issued) || checks >= MAX_CHECKS) {
                continue;
            }
            var candidate = new Candidate(issuer, check(issued, issuer));
            if (candidate.signature() == Signature.GOOD) {
                good.add(candidate);
            } else if (keyIdentifierFits(issued, issuer, true)) {
                bad.add(candidate);
            }
        }
        return good.isEmpty() ? bad : good;
    }

    /// @param otherwise what to say when one of the two names none
    private static boolean keyIdentifierFits(Known issued, Known issuer, boolean otherwise) {
        var wanted = issued.details().authorityKeyIdentifier();
        var found = issuer.details().subjectKeyIdentifier();
        return (wanted.isEmpty() || found.isEmpty()) ? otherwise : wanted.equals(found);
    }

    /// A certificate that should have signed itself and did not gets a line to itself, any other a missing issuer.
    private void noIssuer(Known issued) {
        if (issued.details().selfIssued() && keyIdentifierFits(issued, issued, true)) {
            connect(id(issued), issued, check(issued, issued));
            return;
        }
        var name = issued.details().issuer().toString();
        var id = "missing:" + issued.details().authorityKeyIdentifier().orElse("") + ":" + name;
        if (nodes.containsKey(id) || nodes.size() < MAX_NODES) {
            nodes.putIfAbsent(id, new Node.MissingIssuer(id, name));
            connect(id, issued, Signature.UNKNOWN);
        }
    }

    private void downward(Collection<Known> from) {
        Collection<Known> issuers = from;
        for (int level = 0; level < LEVELS_DOWN; level++) {
            var next = new LinkedHashSet<Known>();
            for (var issuer : issuers) {
                issued(issuer, next);
            }
            issuers = next;
        }
    }

    private void issued(Known issuer, Set<Known> found) {
        for (var issued : index.issuedBy(issuer.details().subject())) {
            if (nodes.size() >= MAX_NODES || checks >= MAX_CHECKS) {
                return;
            }
            if (issued.equals(issuer)) {
                continue;
            }
            var signature = check(issued, issuer);
            boolean its = signature == Signature.GOOD || keyIdentifierFits(issued, issuer, false);
            if (its && !selfSigned(issued) && add(issued)) {
                connect(id(issuer), issued, signature);
                found.add(issued);
            }
        }
    }

    private void privateKey(String certificate, Fingerprint spki) {
        var label = index.privateKey(spki);
        var id = keyId(spki);
        if (label.isPresent() && (nodes.containsKey(id) || nodes.size() < MAX_NODES)) {
            nodes.putIfAbsent(id, new Node.PrivateKey(id, label.get(), spki));
            edges.add(new Edge(certificate, id, Signature.NONE, ""));
        }
    }

    private Signature check(Known issued, Known issuer) {
        checks++;
        return signatures.check(issued.certificate(), issuer.certificate());
    }

    /// Whether it is drawn.
    private boolean add(Known known) {
        var id = id(known);
        if (!nodes.containsKey(id) && nodes.size() < MAX_NODES) {
            nodes.put(id, new Node.Certificate(id, known.details(), known.inVault()));
        }
        return nodes.containsKey(id);
    }

    private void connect(String issuer, Known issued, Signature signature) {
        edges.add(new Edge(
                issuer,
                id(issued),
                signature,
                SignatureLabel.of(issued.details().signatureAlgorithm())));
    }

    private static String id(Known known) {
        return certificateId(known.details());
    }

    static String certificateId(CertificateDetails details) {
        return "certificate:" + details.certificate().sha256().hex();
    }

    static String keyId(Fingerprint spki) {
        return "key:" + spki.hex();
    }

    /// Issuers before those they issued; where they signed each other in a circle, it begins somewhere.
    private List<Node> ordered() {
        var ordered = new LinkedHashMap<String, Node>();
        var rest = new LinkedHashMap<>(nodes);
        while (!rest.isEmpty()) {
            var next = rest.keySet().stream()
                    .filter(id -> edges.stream()
                            .noneMatch(e -> e.to().equals(id) && !e.from().equals(id) && rest.containsKey(e.from())))
                    .findFirst()
                    .or(() -> Optional.of(rest.keySet().iterator().next()))
                    .get();
            ordered.put(next, nodes.get(next));
            rest.remove(next);
        }
        return List.copyOf(ordered.values());
    }
}
