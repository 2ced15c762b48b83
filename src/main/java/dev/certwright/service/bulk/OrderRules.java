package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import java.time.Instant;

/// The rules of a single order, which hold for each of many as well. Whoever issues single ones passes them in.
@FunctionalInterface
public interface OrderRules {
    /// The certificate that an order asks for.
    ///
    /// @param authority that the order names
    /// @param now       when it is to begin
    /// @throws PkiException.InvalidInput with what the order breaks
    CertificateTemplate template(CertificateOrder order, Entry authority, Instant now) throws PkiException;
}
