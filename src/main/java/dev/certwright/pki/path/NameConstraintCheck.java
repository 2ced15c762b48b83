package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/// Names stay within what the issuers above them may certify (RFC 5280 §4.2.1.10, §6.1.3 b and c).
final class NameConstraintCheck implements PathCheck {
    /// Names times constraints, over all paths tried; BoringSSL draws the line here for one.
    private static final int MAX_COMPARISONS = 1 << 20;

    private final NameSubtree subtrees = new NameSubtree();
    private int comparisons;

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("name-constraints");
        boolean constrained = false;
        for (int i = 1; i < path.judged().size(); i++) {
            var issuer = path.certificates().get(i);
            var constraints = issuer.extensions().nameConstraints();
            if (constraints.isEmpty()) {
                continue;
            }
            constrained = true;
            for (int below = i - 1; below >= 0; below--) {
                var certificate = path.certificates().get(below);
                // a CA that renews its own certificate is not bound by its own constraints
                if (below == 0 || !certificate.selfIssued()) {
                    judge(certificate, issuer, constraints.get(), findings);
                }
            }
        }
        return constrained
                ? findings.orPass("check.name-constraints.good")
                : findings.orPass("check.name-constraints.none");
    }

    private void judge(
            PathCertificate certificate, PathCertificate issuer, NameConstraints constraints, Findings findings) {
        var excludedByKind = byKind(constraints.getExcludedSubtrees());
        var permittedByKind = byKind(constraints.getPermittedSubtrees());
        for (var name : names(
                certificate.extensions().alternativeNames(),
                certificate.certificate().getSubject())) {
            var excluded = excludedByKind.getOrDefault(name.getTagNo(), List.of());
            var permitted = permittedByKind.getOrDefault(name.getTagNo(), List.of());
            comparisons += excluded.size() + permitted.size();
            if (comparisons > MAX_COMPARISONS) {
                findings.fail("check.name-constraints.tooMany", certificate.label());
                return;
            }
            try {
                if (excluded.stream().anyMatch(subtree -> subtrees.covers(subtree, name, false))) {
                    findings.fail("check.name-constraints.excluded", certificate.label(), shown(name), issuer.label());
                } else if (!permitted.isEmpty()
                        && permitted.stream().noneMatch(subtree -> subtrees.covers(subtree, name, true))) {
                    findings.fail(
                            "check.name-constraints.notPermitted", certificate.label(), shown(name), issuer.label());
                }
            } catch (IllegalArgumentException _) {
                findings.fail("check.name-constraints.unusable", certificate.label(), shown(name), issuer.label());
            }
        }
    }

    static Map<Integer, List<GeneralSubtree>> byKind(GeneralSubtree @Nullable [] subtrees) {
        return subtrees == null
                ? Map.of()
                : Arrays.stream(subtrees)
                        .collect(Collectors.groupingBy(s -> s.getBase().getTagNo()));
    }

    /// The alternative names, the subject, and the mailboxes within the subject, which count when there are no others.
    static List<GeneralName> names(List<GeneralName> alternativeNames, X500Name subject) {
        var names = new ArrayList<>(alternativeNames);
        boolean mailboxes = names.stream().anyMatch(n -> n.getTagNo() == GeneralName.rfc822Name);
        if (subject.getRDNs().length > 0) {
            names.add(new GeneralName(subject));
        }
        if (!mailboxes) {
            for (var relative : subject.getRDNs(BCStyle.EmailAddress)) {
                for (var attribute : relative.getTypesAndValues()) {
                    if (attribute.getType().equals(BCStyle.EmailAddress)
                            && attribute.getValue() instanceof ASN1String text) {
                        names.add(new GeneralName(GeneralName.rfc822Name, new DERIA5String(text.getString())));
                    }
                }
            }
        }
        return names;
    }

    static String shown(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.directoryName -> DisplayName.safe(name.getName().toString());
            case GeneralName.dNSName, GeneralName.rfc822Name, GeneralName.uniformResourceIdentifier ->
                DisplayName.safe(AlternativeNames.text(name));
            case GeneralName.iPAddress -> {
                var readable = AlternativeNames.readable(List.of(name));
                yield readable.isEmpty() ? "IP" : readable.getFirst().value();
            }
            default -> "[" + name.getTagNo() + "]";
        };
    }
}
