package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.verification.PathSettings.Conformance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the revocation lists at hand say about the certificates of a path (RFC 5280 §6.3).
final class RevocationLists {
    private static final int CRL_SIGN = 6;

    private final List<RevocationList> lists;
    private final int unreadable;
    private final PathRequest request;
    private final CertificatePool pool;
    private final SignatureVerifier verifier;

    RevocationLists(PathRequest request, CertificatePool pool, SignatureVerifier verifier) {
        List<Bytes> encoded = request.revocationLists();
        lists = encoded.stream()
                .map(RevocationList::read)
                .flatMap(Optional::stream)
                .toList();
        unreadable = encoded.size() - lists.size();
        this.request = request;
        this.pool = pool;
        this.verifier = verifier;
    }

    /// How many of them are no revocation lists.
    int unreadable() {
        return unreadable;
    }

    /// What they say about one certificate.
    ///
    /// @param revoked when it is
    /// @param covered whether all reasons for which it might be are spoken of by lists that are of now
    record Answer(Optional<RevocationList.Entry> revoked, boolean covered) {}

    /// @param problems takes down why lists about the certificate could not be used
    Answer about(CertificationPath path, int index, Findings problems) {
        var certificate = path.certificates().get(index);
        var proven = lists.stream()
                .filter(list -> reasons(list, certificate) != 0)
                .filter(list -> proven(list, path, index, problems))
                .toList();
        int covered = 0;
        Optional<RevocationList.Entry> revoked = Optional.empty();
        for (var list : proven) {
            if (!list.delta()) {
                revoked = revoked.or(() -> entry(list, proven, certificate));
                covered |= current(list, problems) ? reasons(list, certificate) : 0;
            }
        }
        return new Answer(revoked, covered == RevocationScope.ALL_REASONS);
    }

    /// What a list says together with what changed since.
    private Optional<RevocationList.Entry> entry(
            RevocationList list, List<RevocationList> others, PathCertificate certificate) {
        var entry = list.entryOf(certificate);
        var deltas = others.stream()
                .filter(delta -> delta.changes(list) && current(delta, new Findings("revocation")))
                .sorted(Comparator.comparing(RevocationList::order))
                .toList();
        for (var delta : deltas) {
            var before = entry;
            entry = delta.entryOf(certificate).or(() -> before);
        }
        return entry.filter(e -> !e.removed());
    }

    private static int reasons(RevocationList list, PathCertificate certificate) {
        try {
            return RevocationScope.reasons(list, certificate);
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            return 0;
        }
    }

    /// The list comes from whom it says and is wholly understood.
    private boolean proven(RevocationList list, CertificationPath path, int index, Findings problems) {
        if (!list.understood()) {
            problems.fail("check.revocation.unknownCritical", list.issuerLabel());
            return false;
        }
        if (request.settings().conformance() == Conformance.STRICT && !list.numbered()) {
            problems.fail("check.revocation.number", list.issuerLabel());
            return false;
        }
        var signers = signers(list, path, index);
        if (signers.isEmpty()) {
            problems.fail("check.revocation.signerMissing", list.issuerLabel());
            return false;
        }
        var signer = signers.stream()
                .filter(s -> verifier.verify(list, s, path.parametersFor(s)) == SignatureVerifier.Outcome.GOOD)
                .toList();
        if (signer.isEmpty()) {
            problems.fail("check.revocation.signature", list.issuerLabel());
            return false;
        }
        if (signer.stream().allMatch(s -> s.extensions().keyUsageForbids(CRL_SIGN))) {
            problems.fail("check.revocation.noCrlSign", list.issuerLabel());
            return false;
        }
        return true;
    }

    private boolean current(RevocationList list, Findings problems) {
        if (request.at().isBefore(list.thisUpdate())) {
            problems.fail("check.revocation.notYet", list.issuerLabel(), list.thisUpdate());
            return false;
        }
        var next = list.nextUpdate();
        if (next.isPresent() && request.at().isAfter(next.get())) {
            problems.fail("check.revocation.expired", list.issuerLabel(), next.get());
            return false;
        }
        return true;
    }

    /// The issuer in the path; and others of the list's name that an issuer in the path vouches for, since a CA may
    /// sign lists with another key, and another entity may issue them (RFC 5280 §6.3.3 f).
    private List<PathCertificate> signers(RevocationList list, CertificationPath path, int index) {
        var above = path.certificates().subList(index + 1, path.certificates().size());
        var others = pool.withSubject(list.issuer()).stream()
                .filter(c -> c.validAt(request.at()))
                .filter(c -> pool.isAnchor(c)
                        || above.stream()
                                .anyMatch(a -> verifier.verify(c, a, path.parametersFor(a))
                                        == SignatureVerifier.Outcome.GOOD));
        return Stream.concat(above.stream().limit(1).filter(c -> c.subject().equals(list.issuer())), others)
                .distinct()
                .toList();
    }
}
