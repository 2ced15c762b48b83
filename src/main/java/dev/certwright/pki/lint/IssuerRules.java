package dev.certwright.pki.lint;

import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What must fit between a certificate and its issuer's (RFC 5280 §4.2.1.1, §4.2.1.10, §6.1.3).
///
/// It is a hint for the one pair; whether a chain is valid is for `pki.path` to say.
final class IssuerRules {
    private final LintedCertificate below;
    private final LintedCertificate above;
    private final List<Finding> findings = new ArrayList<>();

    private IssuerRules(LintedCertificate below, LintedCertificate above) {
        this.below = below;
        this.above = above;
    }

    /// The codes of these rules.
    static List<String> codes() {
        return List.of(
                "issuer-name-differs",
                "issuer-key-id-differs",
                "issuer-serial-differs",
                "issuer-not-ca",
                "issuer-may-not-sign",
                "issuer-purpose",
                "issuer-outlived",
                "issuer-forbids-name");
    }

    static Stream<Finding> check(LintedCertificate below, LintedCertificate above) {
        try {
            var rules = new IssuerRules(below, above);
            rules.identity();
            rules.authority();
            rules.names();
            return rules.findings.stream();
        } catch (RuntimeException _) {
            return Stream.of(); // as in Lint: a rule that trips says nothing
        }
    }

    private void found(String code, Severity severity, String source, Optional<Node> where, Object... evidence) {
        Optional<OctetRange> range = where.map(Node::where);
        findings.add(Lint.finding(code, severity, source, new Hits.Hit(range, List.of(evidence))));
    }

    private void identity() {
        var issuer = Name.of(below.parts().issuer());
        var subject = Name.of(above.parts().subject());
        if (!issuer.equals(subject)) {
            found(
                    "issuer-name-differs",
                    Severity.ERROR,
                    "RFC 5280 §6.1.3",
                    Optional.of(below.parts().issuer()),
                    issuer.toString(),
                    subject.toString());
        }
        var identifier = below.value(Oids.AUTHORITY_KEY_ID);
        var wanted = identifier.flatMap(v -> v.tagged(0x80)).map(Node::content);
        var own = above.value(Oids.SUBJECT_KEY_ID).map(Node::content);
        if (wanted.isPresent() && own.isPresent() && !Arrays.equals(wanted.get(), own.get())) {
            found("issuer-key-id-differs", Severity.ERROR, "RFC 5280 §4.2.1.1", identifier);
        }
        var serial = identifier.flatMap(v -> v.tagged(0x82)).flatMap(Node::number);
        if (serial.isPresent() && !serial.equals(above.parts().serialNumber().number())) {
            found("issuer-serial-differs", Severity.ERROR, "RFC 5280 §4.2.1.1", identifier);
        }
    }

    private void authority() {
        if (!above.authority() && above.parts().extensions().isPresent()) {
            found("issuer-not-ca", Severity.ERROR, "RFC 5280 §6.1.4", Optional.empty());
        }
        if (above.has(Oids.KEY_USAGE) && !above.usages().has(Usages.CERT_SIGN)) {
            found("issuer-may-not-sign", Severity.ERROR, "RFC 5280 §4.2.1.3", Optional.empty());
        }
        var purposes = above.purposes();
        boolean limited = !purposes.isEmpty() && !purposes.contains(Oids.ANY_PURPOSE);
        boolean without = below.purposes().stream().anyMatch(p -> !purposes.contains(p));
        if (limited && (without || below.purposes().isEmpty()) && below.endEntity()) {
            found(
                    "issuer-purpose",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.12",
                    below.value(Oids.EXTENDED_KEY_USAGE),
                    Oids.names(purposes));
        }
        if (below.notAfter().isPresent()
                && above.notAfter().isPresent()
                && below.notAfter().get().isAfter(above.notAfter().get())) {
            found(
                    "issuer-outlived",
                    Severity.WARNING,
                    "RFC 5280 §6.1.3",
                    Optional.of(below.parts().notAfter()),
                    above.notAfter().get());
        }
    }

    private void names() {
        var subtrees = NameConstraintRules.names(above).toList();
        if (subtrees.isEmpty()) {
            return;
        }
        var names = new ArrayList<>(below.alternativeNames(Oids.SUBJECT_ALT_NAME));
        for (var name : names) {
            if (forbidden(name.type(), Constraint.comparable(name), false)) {
                found(
                        "issuer-forbids-name",
                        Severity.ERROR,
                        "RFC 5280 §4.2.1.10",
                        Optional.of(name.node()),
                        name.shown());
            }
        }
        var hosts =
                below.subject(Oids.COMMON_NAME).stream().map(Attribute::text).filter(t -> t.contains("."));
        var mailboxes = below.subject(Oids.EMAIL_ADDRESS).stream().map(Attribute::text);
        hosts.filter(h -> names.isEmpty() && forbidden(AlternativeName.DNS, h.toLowerCase(Locale.ROOT), true))
                .forEach(h -> found(
                        "issuer-forbids-name",
                        Severity.ERROR,
                        "RFC 5280 §4.2.1.10",
                        Optional.of(below.parts().subject()),
                        h));
        mailboxes
                .filter(m -> forbidden(AlternativeName.EMAIL, m.toLowerCase(Locale.ROOT), false))
                .forEach(m -> found(
                        "issuer-forbids-name",
                        Severity.ERROR,
                        "RFC 5280 §4.2.1.10",
                        Optional.of(below.parts().subject()),
                        m));
        directory();
    }

    private void directory() {
        var subject = Name.of(below.parts().subject());
        boolean excluded = NameConstraintRules.excluded(above)
                .filter(n -> n.is(AlternativeName.DIRECTORY))
                .anyMatch(n -> subject.startsWith(Name.of(n.node().child(0).orElse(n.node()))));
        var permitted = NameConstraintRules.permitted(above)
                .filter(n -> n.is(AlternativeName.DIRECTORY))
                .toList();
        boolean outside = !permitted.isEmpty()
                && !below.emptySubject()
                && permitted.stream()
                        .noneMatch(n ->
                                subject.startsWith(Name.of(n.node().child(0).orElse(n.node()))));
        if (excluded || outside) {
            found(
                    "issuer-forbids-name",
                    Severity.ERROR,
                    "RFC 5280 §4.2.1.10",
                    Optional.of(below.parts().subject()),
                    subject.toString());
        }
    }

    private boolean forbidden(int type, String name, boolean excludedOnly) {
        if (type == AlternativeName.DIRECTORY) {
            return false;
        }
        boolean excluded =
                NameConstraintRules.excluded(above).filter(n -> n.is(type)).anyMatch(n -> Constraint.covers(n, name));
        var permitted =
                NameConstraintRules.permitted(above).filter(n -> n.is(type)).toList();
        boolean outside = !permitted.isEmpty() && permitted.stream().noneMatch(n -> Constraint.covers(n, name));
        return excluded || (outside && !excludedOnly);
    }
}
