package dev.certwright.ui.inspection;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Finding;
import dev.certwright.ui.common.NewCertificate;
import java.util.List;
import java.util.Map;

/// Knows which problems go away with a new certificate that the person can issue. Reads the vault: for a worker.
public interface Fixing {
    /// What a new certificate begins with, for each problem that it helps against.
    Map<Finding, NewCertificate> fixes(CertificateDetails certificate, List<Finding> problems) throws PkiException;
}
