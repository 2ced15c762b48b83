package dev.certwright.pki.lint;

import dev.certwright.model.certificate.EncodedCertificate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate as the rules look at it: its encoding in parts and what they say, whatever can be read of it.
final class LintedCertificate {
    private final Node root;
    private final Structure parts;
    private final List<Extension> extensions;
    private final List<Attribute> subject;
    private final List<Attribute> issuer;

    private LintedCertificate(Node root, Structure parts) {
        this.root = root;
        this.parts = parts;
        this.extensions = parts.extensions().map(Node::children).orElse(List.of()).stream()
                .flatMap(n -> Extension.of(n).stream())
                .toList();
        this.subject = List.copyOf(Attribute.of(parts.subject()));
        this.issuer = List.copyOf(Attribute.of(parts.issuer()));
    }

    /// Empty when the octets do not have the outline of a certificate.
    static Optional<LintedCertificate> of(EncodedCertificate certificate) {
        var root = Node.first(certificate.der());
        return root.flatMap(Structure::of).map(parts -> new LintedCertificate(root.orElseThrow(), parts));
    }

    Node root() {
        return root;
    }

    Structure parts() {
        return parts;
    }

    List<Extension> extensions() {
        return extensions;
    }

    /// The first with that object identifier.
    Optional<Extension> extension(String oid) {
        return extensions.stream().filter(e -> e.is(oid)).findFirst();
    }

    boolean has(String extension) {
        return extension(extension).isPresent();
    }

    Optional<Node> value(String oid) {
        return extension(oid).flatMap(Extension::value);
    }

    List<Attribute> subject() {
        return subject;
    }

    List<Attribute> issuer() {
        return issuer;
    }

    List<Attribute> subject(String oid) {
        return subject.stream().filter(a -> a.is(oid)).toList();
    }

    boolean names(String attribute) {
        return subject.stream().anyMatch(a -> a.is(attribute) && !a.text().isEmpty());
    }

    boolean emptySubject() {
        return parts.subject().length() == 0;
    }

    boolean selfIssued() {
        return parts.subject().sameOctets(parts.issuer());
    }

    boolean authority() {
        return value(Oids.BASIC_CONSTRAINTS)
                .flatMap(v -> v.tagged(Node.BOOLEAN))
                .filter(b -> b.length() > 0 && b.content()[0] != 0)
                .isPresent();
    }

    boolean rootAuthority() {
        return authority() && selfIssued();
    }

    boolean subordinateAuthority() {
        return authority() && !selfIssued();
    }

    boolean endEntity() {
        return !authority();
    }

    boolean isServer() {
        return endEntity()
                && (purposes().contains(Oids.SERVER_AUTH)
                        || purposes().contains(Oids.ANY_PURPOSE)
                        || (!has(Oids.EXTENDED_KEY_USAGE) && namesHost()));
    }

    boolean isClientOnly() {
        return endEntity()
                && purposes().contains(Oids.CLIENT_AUTH)
                && !purposes().contains(Oids.SERVER_AUTH);
    }

    /// A leaf that the Baseline Requirements call a subscriber certificate.
    boolean subscriber() {
        return !selfIssued() && (isServer() || (endEntity() && !has(Oids.EXTENDED_KEY_USAGE)));
    }

    boolean responder() {
        return endEntity()
                && purposes().contains(Oids.OCSP_SIGNING)
                && !purposes().contains(Oids.SERVER_AUTH);
    }

    private boolean namesHost() {
        return alternativeNames(Oids.SUBJECT_ALT_NAME).stream()
                .anyMatch(n -> n.is(AlternativeName.DNS) || n.is(AlternativeName.IP));
    }

    List<AlternativeName> alternativeNames(String extension) {
        return value(extension).map(AlternativeName::all).orElse(List.of());
    }

    /// Of the subject and of the issuer.
    List<AlternativeName> alternativeNames() {
        return java.util.stream.Stream.of(Oids.SUBJECT_ALT_NAME, Oids.ISSUER_ALT_NAME)
                .flatMap(e -> alternativeNames(e).stream())
                .toList();
    }

    List<String> purposes() {
        return value(Oids.EXTENDED_KEY_USAGE).map(Node::children).orElse(List.of()).stream()
                .flatMap(n -> n.oid().stream())
                .toList();
    }

    List<Policy> policies() {
        return value(Oids.POLICIES).map(Policy::all).orElse(List.of());
    }

    boolean policy(String oid) {
        return policies().stream().anyMatch(p -> p.oid().equals(oid));
    }

    Usages usages() {
        return Usages.of(value(Oids.KEY_USAGE));
    }

    Optional<BigInteger> pathLength() {
        return value(Oids.BASIC_CONSTRAINTS)
                .flatMap(v -> v.tagged(Node.INTEGER))
                .flatMap(Node::number);
    }

    Optional<Instant> notBefore() {
        return Times.read(parts.notBefore());
    }

    Optional<Instant> notAfter() {
        return Times.read(parts.notAfter());
    }

    /// The object identifier of the public key's algorithm, or nothing.
    String keyAlgorithm() {
        return parts.keyAlgorithm().child(0).flatMap(Node::oid).orElse("");
    }

    Optional<Node> keyParameters() {
        return parts.keyAlgorithm().child(1);
    }

    boolean key(String algorithm) {
        return keyAlgorithm().equals(algorithm);
    }
}
