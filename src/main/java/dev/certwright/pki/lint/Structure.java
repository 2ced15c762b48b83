package dev.certwright.pki.lint;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a certificate by their place (RFC 5280 §4.1).
///
/// @param signature  inside what is signed
/// @param uniqueIds  both kinds
/// @param extensions the SEQUENCE of them
/// @param surplus    elements where the profile has none
record Structure(
        Optional<Node> version,
        Node serialNumber,
        Node signature,
        Node issuer,
        Node notBefore,
        Node notAfter,
        Node subject,
        Node keyAlgorithm,
        Node publicKey,
        List<Node> uniqueIds,
        Optional<Node> extensions,
        Node signatureAlgorithm,
        Node signatureValue,
        List<Node> surplus) {
    static final String CODE = "structure";

    static Optional<Structure> of(Node certificate) {
        var outer = certificate.children();
        if (!certificate.is(Node.SEQUENCE)
                || outer.size() < 3
                || !outer.get(0).is(Node.SEQUENCE)
                || !outer.get(1).is(Node.SEQUENCE)
                || !outer.get(2).is(Node.BIT_STRING)) {
            return Optional.empty();
        }
        var fields = new ArrayList<>(outer.getFirst().children());
        var version = fields.isEmpty() || !fields.getFirst().is(0xa0)
                ? Optional.<Node>empty()
                : Optional.of(fields.removeFirst());
        if (fields.size() < 6
                || !fields.get(0).is(Node.INTEGER)
                || !fields.subList(1, 6).stream().allMatch(f -> f.is(Node.SEQUENCE))
                || fields.get(3).children().size() < 2
                || fields.get(5).children().size() < 2) {
            return Optional.empty();
        }
        var validity = fields.get(3);
        var key = fields.get(5);
        var rest = fields.subList(6, fields.size());
        var uniqueIds = rest.stream()
                .filter(f -> (f.tag() & 0xdf) == 0x81 || (f.tag() & 0xdf) == 0x82)
                .toList();
        var extensions = rest.stream().filter(f -> f.is(0xa3)).findFirst();
        var surplus = new ArrayList<>(outer.subList(3, outer.size()));
        rest.stream().filter(f -> !uniqueIds.contains(f) && !f.is(0xa3)).forEach(surplus::add);
        if (extensions.isPresent() && rest.getLast() != extensions.get()) {
            surplus.add(rest.getLast());
        }
        extensions.ifPresent(e -> surplus.addAll(e.children()
                .subList(Math.min(1, e.children().size()), e.children().size())));
        return Optional.of(new Structure(
                version,
                fields.get(0),
                fields.get(1),
                fields.get(2),
                validity.children().get(0),
                validity.children().get(1),
                fields.get(4),
                key.children().get(0),
                key.children().get(1),
                uniqueIds,
                extensions.flatMap(e -> e.child(0)),
                outer.get(1),
                outer.get(2),
                List.copyOf(surplus)));
    }

    /// What is said when nothing else can be.
    static Finding broken(EncodedCertificate certificate) {
        var where = Node.first(certificate.der()).map(Node::where).orElse(new OctetRange(0, 0));
        return new Finding(CODE, Severity.ERROR, Phrase.of("lint." + CODE), "RFC 5280 §4.1", Optional.of(where));
    }
}
