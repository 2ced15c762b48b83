package dev.certwright.pki.path;

import dev.certwright.pki.path.ConformanceCheck.Place;
import dev.certwright.pki.path.ConformanceCheck.Report;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.jspecify.annotations.Nullable;

/// How alternative names and name constraints must be written (RFC 5280 §4.2.1.6, §4.2.1.10).
final class NameRules {
    private NameRules() {}

    static void judge(Place place, Report report) {
        var extensions = place.certificate().extensions();
        var names = extensions.find(Extension.subjectAlternativeName);
        if (place.certificate().subject().isEmpty()) {
            if (names.isEmpty()) {
                report.broken("check.conformance.nameless", place.label());
            } else if (!names.get().isCritical()) {
                report.broken("check.conformance.mustBeCritical", place.label(), "subjectAltName", "4.2.1.6");
            }
        }
        for (var name : extensions.alternativeNames()) {
            if (!wellFormed(name)) {
                report.broken("check.conformance.name", place.label(), NameConstraintCheck.shown(name));
            }
        }
        extensions.nameConstraints().ifPresent(constraints -> {
            subtrees(constraints.getPermittedSubtrees(), place, report);
            subtrees(constraints.getExcludedSubtrees(), place, report);
        });
    }

    private static boolean wellFormed(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> NameSyntax.presentedHost(AlternativeNames.text(name));
            case GeneralName.rfc822Name -> NameSyntax.mailbox(AlternativeNames.text(name));
            case GeneralName.uniformResourceIdentifier -> NameSyntax.uri(AlternativeNames.text(name));
            case GeneralName.iPAddress -> {
                int length = AlternativeNames.octets(name).length;
                yield length == 4 || length == 16;
            }
            default -> true;
        };
    }

    private static void subtrees(GeneralSubtree @Nullable [] subtrees, Place place, Report report) {
        if (subtrees == null) {
            return;
        }
        for (var subtree : subtrees) {
            var base = subtree.getBase();
            boolean fine = switch (base.getTagNo()) {
                case GeneralName.dNSName -> NameSyntax.hostConstraint(AlternativeNames.text(base));
                case GeneralName.rfc822Name -> NameSyntax.mailboxConstraint(AlternativeNames.text(base));
                case GeneralName.uniformResourceIdentifier -> NameSyntax.domainConstraint(AlternativeNames.text(base));
                case GeneralName.iPAddress -> NameSyntax.network(AlternativeNames.octets(base));
                default -> true;
            };
            if (!fine) {
                report.broken("check.conformance.constraint", place.label(), NameConstraintCheck.shown(base));
            }
        }
    }
}
