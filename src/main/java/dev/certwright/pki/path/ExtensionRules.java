package dev.certwright.pki.path;

import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.pki.path.ConformanceCheck.Place;
import dev.certwright.pki.path.ConformanceCheck.Report;
import dev.certwright.pki.path.PolicyExtensions.Policies;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraints;

/// Which extensions a certificate must have, and how (RFC 5280 §4.2).
final class ExtensionRules {
    private static final int KEY_CERT_SIGN = 5;

    private record Named(ASN1ObjectIdentifier id, String name, String section) {}

    private static final Named AUTHORITY_KEY =
            new Named(Extension.authorityKeyIdentifier, "authorityKeyIdentifier", "4.2.1.1");
    private static final Named SUBJECT_KEY =
            new Named(Extension.subjectKeyIdentifier, "subjectKeyIdentifier", "4.2.1.2");
    private static final Named BASIC_CONSTRAINTS = new Named(Extension.basicConstraints, "basicConstraints", "4.2.1.9");
    private static final Named NAME_CONSTRAINTS = new Named(Extension.nameConstraints, "nameConstraints", "4.2.1.10");
    private static final Named POLICY_CONSTRAINTS =
            new Named(Extension.policyConstraints, "policyConstraints", "4.2.1.11");
    private static final Named INHIBIT_ANY = new Named(Extension.inhibitAnyPolicy, "inhibitAnyPolicy", "4.2.1.14");

    private static final List<Named> NEVER_CRITICAL = List.of(
            AUTHORITY_KEY,
            SUBJECT_KEY,
            new Named(Extension.subjectDirectoryAttributes, "subjectDirectoryAttributes", "4.2.1.8"),
            new Named(Extension.freshestCRL, "freshestCRL", "4.2.1.15"),
            new Named(Extension.authorityInfoAccess, "authorityInfoAccess", "4.2.2.1"),
            new Named(Extension.subjectInfoAccess, "subjectInfoAccess", "4.2.2.2"));

    private ExtensionRules() {}

    static void judge(Place place, ValidationProfile profile, Report report) {
        var extensions = place.certificate().extensions();
        for (var extension : NEVER_CRITICAL) {
            if (extensions.critical(extension.id())) {
                report.broken(
                        "check.conformance.mustNotBeCritical", place.label(), extension.name(), extension.section());
            }
        }
        mustBeCritical(place, POLICY_CONSTRAINTS, report);
        mustBeCritical(place, INHIBIT_ANY, report);
        if (profile == ValidationProfile.RFC5280) {
            mustBeCritical(place, NAME_CONSTRAINTS, report);
        }
        authority(place, report);
        keyIdentifiers(place, report);
        nameConstraints(place, report);
        contents(place, report);
    }

    private static void mustBeCritical(Place place, Named extension, Report report) {
        var found = place.certificate().extensions().find(extension.id());
        if (found.isPresent() && !found.get().isCritical()) {
            report.broken("check.conformance.mustBeCritical", place.label(), extension.name(), extension.section());
        }
    }

    private static void missing(Place place, Named extension, Report report) {
        report.broken("check.conformance.missing", place.label(), extension.name(), extension.section());
    }

    private static void authority(Place place, Report report) {
        var extensions = place.certificate().extensions();
        var usage = extensions.keyUsage();
        if (usage.isPresent() && usage.get().intValue() == 0) {
            report.broken("check.conformance.empty", place.label(), "keyUsage", "4.2.1.3");
        }
        if (place.authority()) {
            mustBeCritical(place, BASIC_CONSTRAINTS, report);
            if (extensions.subjectKeyIdentifier().isEmpty()) {
                missing(place, SUBJECT_KEY, report);
            }
            return;
        }
        var constraints = extensions.basicConstraints();
        if (constraints.isPresent() && constraints.get().getPathLenConstraint() != null) {
            report.broken("check.conformance.pathLength", place.label());
        }
        if (usage.isPresent() && !extensions.keyUsageForbids(KEY_CERT_SIGN)) {
            report.broken("check.conformance.keyCertSign", place.label());
        }
    }

    private static void keyIdentifiers(Place place, Report report) {
        // a root may leave it out, since it would repeat its subject key identifier
        if (place.top()) {
            return;
        }
        var identifier = place.certificate().extensions().authorityKeyIdentifier();
        if (identifier.map(AuthorityKeyIdentifier::getKeyIdentifierOctets).isEmpty()) {
            if (place.anchor()) {
                report.advice(
                        "check.conformance.missing", place.label(), AUTHORITY_KEY.name(), AUTHORITY_KEY.section());
            } else {
                missing(place, AUTHORITY_KEY, report);
            }
        } else if ((identifier.get().getAuthorityCertIssuer() == null)
                != (identifier.get().getAuthorityCertSerialNumber() == null)) {
            report.broken("check.conformance.half", place.label());
        }
    }

    private static void nameConstraints(Place place, Report report) {
        var constraints = place.certificate().extensions().nameConstraints();
        if (constraints.isEmpty()) {
            return;
        }
        if (!place.authority()) {
            report.broken("check.conformance.notInLeaf", place.label(), NAME_CONSTRAINTS.name(), "4.2.1.10");
        }
        if (isEmpty(constraints.get())) {
            report.broken("check.conformance.empty", place.label(), NAME_CONSTRAINTS.name(), "4.2.1.10");
        }
    }

    private static boolean isEmpty(NameConstraints constraints) {
        var permitted = constraints.getPermittedSubtrees();
        var excluded = constraints.getExcludedSubtrees();
        return (permitted == null && excluded == null)
                || (permitted != null && permitted.length == 0)
                || (excluded != null && excluded.length == 0);
    }

    private static void contents(Place place, Report report) {
        var extensions = place.certificate().extensions();
        if (extensions.policies().map(Policies::repeated).orElse(false)) {
            report.broken("check.conformance.repeatedPolicy", place.label());
        }
        var constraints = extensions.policyConstraints();
        if (constraints.isPresent()
                && constraints.get().requireExplicit().isEmpty()
                && constraints.get().inhibitMapping().isEmpty()) {
            report.broken("check.conformance.empty", place.label(), POLICY_CONSTRAINTS.name(), "4.2.1.11");
        }
        if (extensions.distributionPoints().map(ExtensionRules::reasonsOnly).orElse(false)) {
            report.broken("check.conformance.empty", place.label(), "cRLDistributionPoints", "4.2.1.13");
        }
        for (var id : List.of(Extension.authorityInfoAccess, Extension.subjectInfoAccess)) {
            var access = extensions.find(id);
            if (access.isPresent() && !readable(access.get())) {
                report.broken("check.conformance.malformed", place.label(), id.getId());
            }
        }
    }

    /// A distribution point must say where the list is or who issues it.
    private static boolean reasonsOnly(CRLDistPoint points) {
        return Arrays.stream(points.getDistributionPoints())
                .anyMatch(point -> point.getDistributionPoint() == null && point.getCRLIssuer() == null);
    }

    private static boolean readable(Extension access) {
        try {
            return AuthorityInformationAccess.getInstance(access.getParsedValue())
                            .getAccessDescriptions()
                            .length
                    > 0;
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            return false;
        }
    }
}
