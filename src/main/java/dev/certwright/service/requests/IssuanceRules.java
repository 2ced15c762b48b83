package dev.certwright.service.requests;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.path.IssuanceConstraints;
import java.util.List;

/// The one place where a certificate to be signed is held against what the CAs above it permit.
final class IssuanceRules {
    private IssuanceRules() {}

    /// Refuses what the CA or one above it forbids: names outside its name constraints, too many CAs below it
    /// (RFC 5280 §4.2.1.9, §4.2.1.10).
    ///
    /// @param chain the CA first, then those above it
    static void require(CertificateTemplate template, List<Entry> chain) throws PkiException {
        var refusal = IssuanceConstraints.of(
                        chain.stream().map(Entry::certificate).toList())
                .refusal(template);
        if (refusal.isPresent()) {
            throw new PkiException.InvalidInput(refusal.get());
        }
    }
}
