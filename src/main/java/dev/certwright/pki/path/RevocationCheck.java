package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// No certificate of the path is revoked, as far as the revocation lists at hand tell (RFC 5280 §6.3).
final class RevocationCheck implements PathCheck {
    private static final int CRL_SIGN = 6;

    private final List<RevocationList> lists;
    private final int unreadable;
    private final CertificatePool pool;
    private final SignatureVerifier verifier;
    private final Instant at;

    RevocationCheck(List<Bytes> encoded, CertificatePool pool, SignatureVerifier verifier, Instant at) {
        lists = encoded.stream()
                .map(RevocationList::read)
                .flatMap(Optional::stream)
                .toList();
        unreadable = encoded.size() - lists.size();
        this.pool = pool;
        this.verifier = verifier;
        this.at = at;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("revocation");
        if (lists.isEmpty() && unreadable == 0) {
            findings.notDone("check.revocation.none");
            return findings.orPass("check.revocation.good", 0);
        }
        int judged = 0;
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            judge(path, i, findings);
            judged++;
        }
        if (unreadable > 0) {
            findings.warn("check.revocation.unreadable", unreadable);
        }
        if (judged == 0) {
            findings.notDone("check.revocation.nothing", path.leaf().label());
        }
        return findings.orPass("check.revocation.good", judged);
    }

    private void judge(CertificationPath path, int index, Findings findings) {
        var certificate = path.certificates().get(index);
        var about =
                lists.stream().filter(list -> reasons(list, certificate) != 0).toList();
        var problems = new Findings("revocation");
        int covered = 0;
        Optional<RevocationList.Entry> entry = Optional.empty();
        boolean removed = false;
        for (var list : about) {
            if (!proven(list, path, index, problems)) {
                continue;
            }
            var found = list.entryOf(certificate);
            removed |= found.map(RevocationList.Entry::removed).orElse(false);
            entry = entry.or(() -> found.filter(e -> !e.removed()));
            if (current(list, problems) && !list.delta()) {
                covered |= reasons(list, certificate);
            }
        }
        if (entry.isPresent() && !removed) {
            findings.fail(
                    "check.revocation.revoked",
                    certificate.label(),
                    entry.get().since(),
                    reason(entry.get().reason()));
        } else if (covered != RevocationScope.ALL_REASONS) {
            if (problems.failed()) {
                var worst = problems.orPass("check.revocation.good", 0).evidence();
                findings.fail(worst.key(), worst.arguments().toArray());
            } else {
                missing(certificate, index == 0, findings);
            }
        }
    }

    /// Who gives lists asks about the leaf first of all: without its list the question has no answer. The lists of the
    /// CAs above are often not at hand.
    private static void missing(PathCertificate certificate, boolean leaf, Findings findings) {
        var issuer = DisplayName.of(certificate.certificate().getIssuer());
        if (leaf) {
            findings.fail("check.revocation.missing", certificate.label(), issuer);
        } else {
            findings.warn("check.revocation.missing", certificate.label(), issuer);
        }
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
        var signers = signers(list, path, index);
        if (signers.isEmpty()) {
            problems.fail("check.revocation.signerMissing", list.issuerLabel());
            return false;
        }
        var signer = signers.stream()
                .filter(s -> verifier.verify(list, s) == SignatureVerifier.Outcome.GOOD)
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
        if (at.isBefore(list.thisUpdate())) {
            problems.fail("check.revocation.notYet", list.issuerLabel(), list.thisUpdate());
            return false;
        }
        var next = list.nextUpdate();
        if (next.isPresent() && at.isAfter(next.get())) {
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
                .filter(c -> c.validAt(at))
                .filter(c -> pool.isAnchor(c)
                        || above.stream().anyMatch(a -> verifier.verify(c, a) == SignatureVerifier.Outcome.GOOD));
        return Stream.concat(above.stream().limit(1).filter(c -> c.subject().equals(list.issuer())), others)
                .distinct()
                .toList();
    }

    /// The number of a `CRLReason` in words.
    static Phrase reason(int code) {
        return Phrase.of(
                switch (code) {
                    case 1 -> "check.revocation.reason.keyCompromise";
                    case 2 -> "check.revocation.reason.cACompromise";
                    case 3 -> "check.revocation.reason.affiliationChanged";
                    case 4 -> "check.revocation.reason.superseded";
                    case 5 -> "check.revocation.reason.cessationOfOperation";
                    case 6 -> "check.revocation.reason.certificateHold";
                    case 9 -> "check.revocation.reason.privilegeWithdrawn";
                    case 10 -> "check.revocation.reason.aACompromise";
                    default -> "check.revocation.reason.unspecified";
                });
    }
}
