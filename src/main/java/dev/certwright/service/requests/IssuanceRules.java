package dev.certwright.service.requests;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import java.util.List;

/// The one place where a certificate to be signed is held against what the CAs above it permit.
final class IssuanceRules {
    private IssuanceRules() {}

    /// Refuses names outside the name constraints of the CA or of one above it (RFC 5280 §4.2.1.10).
    ///
    /// @param chain the CA first, then those above it
    static void require(CertificateTemplate template, Entry authority, List<Entry> chain) throws PkiException {
        // TODO the check of names before signing goes here
    }
}
