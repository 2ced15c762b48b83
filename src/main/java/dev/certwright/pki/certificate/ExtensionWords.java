package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.UserNotice;
import org.jspecify.annotations.Nullable;

/// Puts the extensions into words that are shown only, and not used further.
final class ExtensionWords {
    private ExtensionWords() {}

    /// One line for each item; empty for an extension that is not known.
    static Optional<List<String>> of(String oid, byte[] content) throws IOException {
        return switch (oid) {
            case ObjectNames.AUTHORITY_INFO_ACCESS, ObjectNames.SUBJECT_INFO_ACCESS ->
                Optional.of(access(AuthorityInformationAccess.getInstance(Asn1.parse(content))));
            case ObjectNames.CRL_DISTRIBUTION_POINTS, ObjectNames.FRESHEST_CRL ->
                Optional.of(distributionPoints(CRLDistPoint.getInstance(Asn1.parse(content))));
            case ObjectNames.CERTIFICATE_POLICIES ->
                Optional.of(policies(CertificatePolicies.getInstance(Asn1.parse(content))));
            case ObjectNames.NAME_CONSTRAINTS ->
                Optional.of(nameConstraints(NameConstraints.getInstance(Asn1.parse(content))));
            default -> Optional.empty();
        };
    }

    private static List<String> access(AuthorityInformationAccess access) throws IOException {
        var lines = new ArrayList<String>();
        for (var description : access.getAccessDescriptions()) {
            var oid = description.getAccessMethod().getId();
            var method = switch (oid) {
                case "1.3.6.1.5.5.7.48.1" -> "OCSP";
                case "1.3.6.1.5.5.7.48.2" -> "caIssuers";
                case "1.3.6.1.5.5.7.48.5" -> "caRepository";
                default -> oid;
            };
            lines.add(method + ": "
                    + Asn1.generalName(description.getAccessLocation()).typed());
        }
        return lines;
    }

    private static List<String> distributionPoints(CRLDistPoint points) throws IOException {
        var lines = new ArrayList<String>();
        for (DistributionPoint point : points.getDistributionPoints()) {
            var where = point.getDistributionPoint();
            if (where != null && where.getType() == DistributionPointName.FULL_NAME) {
                for (var name : ExtensionDecoder.names(GeneralNames.getInstance(where.getName()))) {
                    lines.add("fullName: " + name.typed());
                }
            } else if (where != null) {
                lines.add("nameRelativeToCRLIssuer: " + where.getName());
            }
            if (point.getReasons() != null) {
                lines.add("reasons: " + point.getReasons());
            }
            if (point.getCRLIssuer() != null) {
                for (var name : ExtensionDecoder.names(point.getCRLIssuer())) {
                    lines.add("cRLIssuer: " + name.typed());
                }
            }
        }
        return lines;
    }

    private static List<String> policies(CertificatePolicies policies) {
        var lines = new ArrayList<String>();
        for (var policy : policies.getPolicyInformation()) {
            var oid = policy.getPolicyIdentifier().getId();
            lines.add(
                    switch (oid) {
                        case "2.5.29.32.0" -> "anyPolicy";
                        case "2.23.140.1.2.1" -> oid + " (domain-validated)";
                        case "2.23.140.1.2.2" -> oid + " (organization-validated)";
                        case "2.23.140.1.2.3" -> oid + " (individual-validated)";
                        case "2.23.140.1.1" -> oid + " (extended-validation)";
                        default -> oid;
                    });
            var qualifiers = policy.getPolicyQualifiers();
            if (qualifiers != null) {
                for (ASN1Encodable qualifier : qualifiers) {
                    lines.add("  " + qualifier(ASN1Sequence.getInstance(qualifier)));
                }
            }
        }
        return lines;
    }

    private static String qualifier(ASN1Sequence qualifier) {
        var oid = qualifier.getObjectAt(0);
        var value = qualifier.getObjectAt(1);
        if (oid.equals(PolicyQualifierId.id_qt_cps) && value instanceof ASN1String text) {
            return "cPSuri: " + text.getString();
        }
        if (oid.equals(PolicyQualifierId.id_qt_unotice)) {
            var text = UserNotice.getInstance(value).getExplicitText();
            return "userNotice: " + (text == null ? "" : text.getString());
        }
        return oid.toString();
    }

    private static List<String> nameConstraints(NameConstraints constraints) throws IOException {
        var lines = new ArrayList<String>();
        addSubtrees(lines, "permitted: ", constraints.getPermittedSubtrees());
        addSubtrees(lines, "excluded: ", constraints.getExcludedSubtrees());
        return lines;
    }

    private static void addSubtrees(List<String> lines, String kind, GeneralSubtree @Nullable [] subtrees)
            throws IOException {
        if (subtrees == null) {
            return;
        }
        for (var subtree : subtrees) {
            lines.add(kind + Asn1.generalName(subtree.getBase()).typed());
        }
    }
}
