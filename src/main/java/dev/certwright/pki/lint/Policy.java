package dev.certwright.pki.lint;

import java.util.List;

/// A policy that a certificate names (RFC 5280 §4.2.1.4).
///
/// @param node       the PolicyInformation
/// @param qualifiers each a PolicyQualifierInfo
record Policy(String oid, Node node, List<Node> qualifiers) {
    static List<Policy> all(Node policies) {
        return policies.children().stream()
                .filter(p -> p.child(0).flatMap(Node::oid).isPresent())
                .map(p -> new Policy(
                        p.child(0).flatMap(Node::oid).orElseThrow(),
                        p,
                        p.child(1).map(Node::children).orElse(List.of())))
                .toList();
    }

    static boolean isQualifier(Node qualifier, String oid) {
        return qualifier.child(0).filter(n -> n.isOid(oid)).isPresent();
    }
}
