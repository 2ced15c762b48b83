package dev.certwright.pki.path;

import dev.certwright.model.verification.PathSettings.AnchorConstraints;
import dev.certwright.pki.path.CertificationPath.End;
import dev.certwright.pki.path.PathCertificate.KeyIdentifierMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Searches for the best path from a leaf to an anchor (RFC 4158): depth first, likely issuers first, and back again
/// when a path that was completed turns out to be faulty.
///
/// The work is bounded, since whoever sends the certificates decides how many combinations there are.
final class PathBuilder {
    /// More than any honest path has; OpenSSL stops at 100, the JDK at 7.
    private static final int MAX_LENGTH = 32;

    private static final int MAX_STEPS = 5_000;
    private static final int MAX_COMPLETED = 200;

    /// More than a person reads.
    private static final int MAX_REJECTED = 20;

    private final CertificatePool pool;
    private final SignatureVerifier verifier;
    private final WorkLimit limit;
    private final PathRequest request;
    private final ToIntFunction<CertificationPath> faults;

    private Optional<CertificationPath> best = Optional.empty();
    private int fewestFaults = Integer.MAX_VALUE;
    private Optional<CertificationPath> longestPartial = Optional.empty();
    private final List<CertificationPath> tried = new ArrayList<>();
    private int steps;
    private int completed;

    /// @param faults how much is wrong with a completed path; 0 ends the search
    PathBuilder(
            CertificatePool pool,
            SignatureVerifier verifier,
            WorkLimit limit,
            PathRequest request,
            ToIntFunction<CertificationPath> faults) {
        this.pool = pool;
        this.verifier = verifier;
        this.limit = limit;
        this.request = request;
        this.faults = faults;
    }

    /// The completed path with the fewest faults; if none can be completed, the longest partial one.
    CertificationPath build(PathCertificate leaf) {
        var path = new ArrayList<PathCertificate>();
        path.add(leaf);
        boolean ended = extend(path);
        return best.orElseGet(() -> ended
                ? path(List.of(leaf), End.TOO_MANY)
                : longestPartial.orElseThrow(() -> new IllegalStateException("every dead end is recorded")));
    }

    /// Tries everything above the last certificate of the path; true when the search is over.
    private boolean extend(List<PathCertificate> path) {
        if (++steps > MAX_STEPS || limit.spent() || (completed > 0 && limit.late())) {
            return true;
        }
        var top = path.getLast();
        if (pool.isAnchor(top)) {
            if (complete(path)) {
                return true;
            }
            if (top.selfIssued()) {
                return false;
            }
        }
        if (path.size() == MAX_LENGTH) {
            deadEnd(path, End.TOO_LONG);
            return false;
        }
        var issuers = issuersOf(top, path);
        if (issuers.isEmpty()) {
            deadEnd(path, whyNoIssuer(top, path));
        }
        for (var issuer : issuers) {
            path.add(issuer);
            if (extend(path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    /// Paths that were tried, those that reached an anchor first; not more than a person reads.
    List<CertificationPath> tried() {
        return tried.stream()
                .sorted(Comparator.comparing(path -> !path.anchored()))
                .toList();
    }

    private CertificationPath path(List<PathCertificate> certificates, End end) {
        return new CertificationPath(certificates, end, request.settings().anchors() == AnchorConstraints.HONOURED);
    }

    private void remember(CertificationPath path) {
        if (tried.size() < MAX_REJECTED) {
            tried.add(path);
        }
    }

    private boolean complete(List<PathCertificate> path) {
        var candidate = path(path, End.ANCHOR);
        remember(candidate);
        int count = faults.applyAsInt(candidate);
        if (count < fewestFaults) {
            fewestFaults = count;
            best = Optional.of(candidate);
        }
        return count == 0 || ++completed == MAX_COMPLETED;
    }

    private void deadEnd(List<PathCertificate> path, End end) {
        var partial = path(path, end);
        remember(partial);
        if (longestPartial.isEmpty() || longestPartial.get().certificates().size() < path.size()) {
            longestPartial = Optional.of(partial);
        }
    }

    /// Those who can have signed the certificate, likely ones first. Somebody whose key does not verify the signature
    /// is of interest only when nobody's does and no key identifier speaks against it: then it is broken.
    private List<PathCertificate> issuersOf(PathCertificate certificate, List<PathCertificate> path) {
        var named = pool.withSubject(certificate.issuer()).stream()
                .filter(c -> !contains(path, c))
                .toList();
        var signers = named.stream()
                .filter(c -> canHaveSigned(certificate, c))
                .sorted(likelyFirst(certificate))
                .toList();
        if (!signers.isEmpty() || signedByItself(certificate)) {
            return signers;
        }
        return named.stream()
                .filter(c -> certificate.keyIdentifierMatch(c) != KeyIdentifierMatch.DIFFERENT)
                .sorted(likelyFirst(certificate))
                .toList();
    }

    /// A key without parameters is given the benefit of the doubt: only the whole path has them.
    private boolean canHaveSigned(PathCertificate certificate, PathCertificate signer) {
        return switch (verifier.verify(certificate, signer)) {
            case GOOD, PARAMETERS_MISSING -> true;
            case BAD, ALGORITHMS_DIFFER, UNSUPPORTED, NOT_TRIED -> false;
        };
    }

    private Comparator<PathCertificate> likelyFirst(PathCertificate issued) {
        return Comparator.comparing((PathCertificate c) -> !pool.isAnchor(c))
                .thenComparing(issued::keyIdentifierMatch)
                .thenComparing(c -> !c.validAt(request.at()))
                .thenComparing(PathCertificate::notBefore, Comparator.reverseOrder());
    }

    private boolean signedByItself(PathCertificate certificate) {
        return certificate.selfIssued() && verifier.verify(certificate, certificate) == SignatureVerifier.Outcome.GOOD;
    }

    /// The same name with the same key counts as the same entity (RFC 4158 §2.4.2).
    private static boolean contains(List<PathCertificate> path, PathCertificate certificate) {
        return path.stream()
                .anyMatch(c -> c.subject().equals(certificate.subject())
                        && c.publicKey().equals(certificate.publicKey()));
    }

    private End whyNoIssuer(PathCertificate top, List<PathCertificate> path) {
        if (signedByItself(top)) {
            return End.SELF_ISSUED;
        }
        var named = pool.withSubject(top.issuer());
        if (named.stream().anyMatch(c -> !contains(path, c))) {
            return End.ISSUER_HAS_OTHER_KEY;
        }
        if (top.selfIssued()) {
            return End.SELF_ISSUED;
        }
        return named.isEmpty() ? End.ISSUER_MISSING : End.LOOP;
    }
}
