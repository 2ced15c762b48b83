package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.RevocationPolicy;
import java.util.List;

/// No certificate of the path is revoked, as far as the revocation lists and OCSP responses at hand tell (RFC 5280
/// §6.3, RFC 6960).
final class RevocationCheck implements PathCheck {
    /// A server staples one for each certificate; every one costs signatures.
    private static final int MAX_RESPONSES = 20;

    private final RevocationLists lists;
    private final List<Bytes> responses;
    private final boolean nothingGiven;
    private final PathRequest request;

    RevocationCheck(PathRequest request, CertificatePool pool, SignatureVerifier verifier) {
        lists = new RevocationLists(request, pool, verifier);
        responses = request.ocspResponses().stream().limit(MAX_RESPONSES).toList();
        nothingGiven = request.revocationLists().isEmpty() && responses.isEmpty();
        this.request = request;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("revocation");
        if (nothingGiven && request.revocation() == RevocationPolicy.SOFT) {
            findings.notDone("check.revocation.none");
            return findings.orPass("check.revocation.good", 0);
        }
        int judged = 0;
        for (int i = 0; i + 1 < path.certificates().size(); i++) {
            judge(path, i, findings);
            judged++;
        }
        if (lists.unreadable() > 0) {
            findings.warn("check.revocation.unreadable", lists.unreadable());
        }
        if (judged == 0) {
            findings.notDone("check.revocation.nothing", path.leaf().label());
        }
        return findings.orPass("check.revocation.good", judged);
    }

    private void judge(CertificationPath path, int index, Findings findings) {
        var certificate = path.certificates().get(index);
        var problems = new Findings("revocation");
        boolean known = answered(path, index, findings, problems);
        var listed = lists.about(path, index, problems);
        if (listed.revoked().isPresent()) {
            var entry = listed.revoked().get();
            findings.fail("check.revocation.revoked", certificate.label(), entry.since(), reason(entry.reason()));
        } else if (!known && !listed.covered()) {
            var issuer = DisplayName.of(certificate.certificate().getIssuer());
            var why = problems.orFail("check.revocation.missing", certificate.label(), issuer);
            findings.add(needed(index) ? why : new Check(why.id(), CheckState.WARN, why.evidence()));
        }
    }

    /// Whether a certificate whose status is unknown fails.
    private boolean needed(int index) {
        return switch (request.revocation()) {
            case SOFT -> false;
            case LEAF -> index == 0;
            case HARD -> true;
        };
    }

    /// True when an OCSP response says that the certificate is not revoked.
    private boolean answered(CertificationPath path, int index, Findings findings, Findings problems) {
        var certificate = path.certificates().get(index);
        var question = OcspQuestion.about(certificate, path.certificates().get(index + 1));
        boolean good = false;
        for (var response : responses) {
            switch (new OcspAnswers().judge(question, response, request.at())) {
                case RevocationStatus.Good _ -> good = true;
                case RevocationStatus.Revoked(var since, var reason) ->
                    findings.fail("check.revocation.revoked", certificate.label(), since, reason);
                case RevocationStatus.Unknown _ ->
                    unusable(certificate, Phrase.of("check.revocation.notKnown"), problems);
                case RevocationStatus.OutOfDate(var why) -> unusable(certificate, why, problems);
                case RevocationStatus.NotProven(var why) -> unusable(certificate, why, problems);
                case RevocationStatus.Unavailable(var why) -> unusable(certificate, why, problems);
                case RevocationStatus.Unreadable _ ->
                    unusable(certificate, Phrase.of("check.revocation.ocspUnreadable"), problems);
            }
        }
        return good;
    }

    private static void unusable(PathCertificate certificate, Phrase why, Findings problems) {
        boolean aboutAnother = why.key().equals("check.revocation.ocspOther");
        if (!aboutAnother) {
            problems.fail("check.revocation.ocspUnusable", certificate.label(), why);
        }
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
