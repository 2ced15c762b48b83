package dev.certwright.ui.verification;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.service.verification.VerificationRequest.Source;
import java.util.List;

/// A certificate to judge, and what else is open beside it.
///
/// @param others          certificates that may complete the chain
/// @param revocationLists that are open, too
/// @param ocspResponses   likewise
public record VerificationSubject(
        CertificateDetails leaf,
        List<CertificateDetails> others,
        List<Source> revocationLists,
        List<Source> ocspResponses) {
    public VerificationSubject {
        others = List.copyOf(others);
        revocationLists = List.copyOf(revocationLists);
        ocspResponses = List.copyOf(ocspResponses);
    }

    /// Without anything about revocation.
    public VerificationSubject(CertificateDetails leaf, List<CertificateDetails> others) {
        this(leaf, others, List.of(), List.of());
    }

    /// The roots among the others.
    List<EncodedCertificate> roots() {
        return others.stream()
                .filter(c -> c.selfIssued() && c.authority())
                .map(CertificateDetails::certificate)
                .distinct()
                .toList();
    }
}
