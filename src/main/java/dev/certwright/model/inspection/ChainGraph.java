package dev.certwright.model.inspection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Fingerprint;
import java.util.List;

/// How certificates and keys hang together: who signed whom, which key belongs where.
///
/// @param nodes issuers before those they issued
public record ChainGraph(List<Node> nodes, List<Edge> edges) {
    public ChainGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// A certificate, an issuer that is not at hand, or a private key.
    public sealed interface Node {
        /// Unique in its graph: `certificate:` and its SHA-256, `key:` and the SHA-256 of its public key, in lower-case
        /// hexadecimal; else `missing:` and whatever tells it from others.
        String id();

        /// A certificate.
        ///
        /// @param inVault whether the vault holds it
        record Certificate(String id, CertificateDetails details, boolean inVault) implements Node {}

        /// An issuer that is named but neither open nor in the vault.
        ///
        /// @param name as the issued certificate names it
        record MissingIssuer(String id, String name) implements Node {}

        /// A private key.
        ///
        /// @param label algorithm and size
        /// @param spki  SHA-256 of the public key it belongs to
        record PrivateKey(String id, String label, Fingerprint spki) implements Node {}
    }

    /// A line between two nodes. A certificate that should have signed itself, and did not, has a line from itself to
    /// itself; one that did has none.
    ///
    /// @param from      the issuer, or the certificate that a key belongs to
    /// @param to        the issued certificate, or the key
    /// @param signature what came of checking; [Signature#NONE] for a key
    /// @param algorithm of the signature, for a person; empty for a key
    public record Edge(String from, String to, Signature signature, String algorithm) {}

    /// Whether an issuer's signature holds.
    public enum Signature {
        GOOD,
        BAD,
        /// The issuer is not at hand, or its algorithm is not known here.
        UNKNOWN,
        /// No signature: the line ties a key to its certificate.
        NONE
    }
}
