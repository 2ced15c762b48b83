package dev.certwright.pki.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;

/// Which revocation list speaks about which certificate (RFC 5280 §6.3.3 b).
final class RevocationScope {
    /// All reasons of a `ReasonFlags` (RFC 5280 §4.2.1.13) but `unused`, one bit each.
    static final int ALL_REASONS = 0b1_1111_1110;

    private RevocationScope() {}

    /// For which reasons of revocation the list would name the certificate; 0 when it would not.
    static int reasons(RevocationList list, PathCertificate certificate) {
        var points = pointsOf(certificate);
        var named = list.distributionPoint();
        boolean sameIssuer = list.issuer().equals(certificate.issuer());
        if (named.isEmpty()) {
            return sameIssuer ? ALL_REASONS : 0;
        }
        if (!admits(named.get(), certificate)) {
            return 0;
        }
        int reasons = 0;
        if (named.get().getDistributionPoint() == null && sameIssuer) {
            reasons = ALL_REASONS;
        }
        for (var point : points) {
            if (sameIssuer ? point.getCRLIssuer() == null : indirect(named.get(), point, list)) {
                reasons |= meets(named.get(), point, list, certificate) ? mask(point.getReasons()) : 0;
            }
        }
        return reasons & mask(named.get().getOnlySomeReasons());
    }

    private static List<DistributionPoint> pointsOf(PathCertificate certificate) {
        return certificate
                .extensions()
                .distributionPoints()
                .map(CRLDistPoint::getDistributionPoints)
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean admits(IssuingDistributionPoint named, PathCertificate certificate) {
        boolean ca = certificate
                .extensions()
                .basicConstraints()
                .map(BasicConstraints::isCA)
                .orElse(false);
        return !(named.onlyContainsAttributeCerts()
                || (ca && named.onlyContainsUserCerts())
                || (!ca && named.onlyContainsCACerts()));
    }

    private static boolean indirect(IssuingDistributionPoint named, DistributionPoint point, RevocationList list) {
        return named.isIndirectCRL()
                && point.getCRLIssuer() != null
                && namesOf(point.getCRLIssuer()).contains(list.issuer());
    }

    private static boolean meets(
            IssuingDistributionPoint named, DistributionPoint point, RevocationList list, PathCertificate certificate) {
        var offered = names(named.getDistributionPoint(), list.issuer());
        if (offered.isEmpty()) {
            return true;
        }
        var wanted = names(
                point.getDistributionPoint(), point.getCRLIssuer() == null ? certificate.issuer() : list.issuer());
        return wanted.map(w -> offered.get().stream().anyMatch(w::contains))
                .orElseGet(() -> offered.get().contains(list.issuer()));
    }

    private static Optional<Set<Object>> names(@Nullable DistributionPointName name, CanonicalName issuer) {
        if (name == null) {
            return Optional.empty();
        }
        if (name.getType() == DistributionPointName.FULL_NAME) {
            return Optional.of(namesOf(GeneralNames.getInstance(name.getName())));
        }
        var relative = CanonicalName.of(new X500Name(new RDN[] {RDN.getInstance(name.getName())}));
        var whole = new ArrayList<>(issuer.relativeNames());
        whole.addAll(relative.relativeNames());
        return Optional.of(Set.of(new CanonicalName(whole)));
    }

    private static Set<Object> namesOf(GeneralNames names) {
        var comparable = new HashSet<>();
        Arrays.stream(names.getNames())
                .map(n -> n.getTagNo() == GeneralName.directoryName
                        ? CanonicalName.of(X500Name.getInstance(n.getName()))
                        : n)
                .forEach(comparable::add);
        return comparable;
    }

    private static int mask(@Nullable ReasonFlags flags) {
        if (flags == null) {
            return ALL_REASONS;
        }
        int mask = 0;
        var octets = flags.getBytes();
        for (int bit = 0; bit < Math.min(9, octets.length * 8); bit++) {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                mask |= 1 << bit;
            }
        }
        return mask & ALL_REASONS;
    }
}
