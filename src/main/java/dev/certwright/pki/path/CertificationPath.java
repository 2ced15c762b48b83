package dev.certwright.pki.path;

import java.util.List;
import java.util.Optional;

/// A certification path, or as much of one as could be built.
///
/// @param certificates leaf first, each issued by the next
/// @param end          why it ends where it ends
/// @param anchorBinds  whether what the anchor's certificate says about itself counts
record CertificationPath(List<PathCertificate> certificates, End end, boolean anchorBinds) {
    CertificationPath {
        certificates = List.copyOf(certificates);
    }

    /// Why a path ends.
    enum End {
        /// The last certificate is an anchor.
        ANCHOR,
        /// The last certificate claims to have issued itself and is not an anchor.
        SELF_ISSUED,
        /// Nobody has the name of the last certificate's issuer.
        ISSUER_MISSING,
        /// Somebody has the name of the issuer, but another key.
        ISSUER_HAS_OTHER_KEY,
        /// The issuers go round in a circle.
        LOOP,
        /// Longer than any honest path.
        TOO_LONG,
        /// So many combinations that the search was given up.
        TOO_MANY
    }

    PathCertificate leaf() {
        return certificates.getFirst();
    }

    PathCertificate last() {
        return certificates.getLast();
    }

    boolean anchored() {
        return end == End.ANCHOR;
    }

    /// True for the anchor at the end, whose own signature is of no interest.
    boolean isAnchor(int index) {
        return anchored() && index == certificates.size() - 1;
    }

    /// The certificates whose content is judged: all, or all but an anchor that is only a name and a key.
    List<PathCertificate> judged() {
        return anchored() && !anchorBinds && certificates.size() > 1
                ? certificates.subList(0, certificates.size() - 1)
                : certificates;
    }

    /// The certificate with the DSA parameters that this one inherits (RFC 3279 §2.3.2); empty when it has its own.
    Optional<PathCertificate> parametersFor(PathCertificate certificate) {
        int index = certificates.indexOf(certificate);
        if (index < 0 || !certificate.inheritsParameters()) {
            return Optional.empty();
        }
        for (int i = index + 1; i < certificates.size(); i++) {
            var above = certificates.get(i);
            if (!above.inheritsParameters()) {
                return above.hasDsaKey() ? Optional.of(above) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The certificate of whoever signed this one; its own when it claims so and stands at the end.
    Optional<PathCertificate> issuerOf(int index) {
        if (index + 1 < certificates.size()) {
            return Optional.of(certificates.get(index + 1));
        }
        return end == End.SELF_ISSUED ? Optional.of(certificates.get(index)) : Optional.empty();
    }
}
