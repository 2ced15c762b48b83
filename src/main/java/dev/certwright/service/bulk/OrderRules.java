package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import java.time.Instant;

/// The rules of a single order, which hold for each of many as well. Whoever issues single ones passes them in.
@FunctionalInterface
public interface OrderRules {
    /// The rules below one CA.
    ///
    /// @param now when what is ordered is to begin
    Below below(Entry authority, Instant now) throws PkiException;

    /// The rules below a CA that is looked at once for all orders.
    @FunctionalInterface
    interface Below {
        /// The certificate that an order asks for.
        ///
        /// @throws PkiException.InvalidInput with what the order breaks
        CertificateTemplate template(CertificateOrder order) throws PkiException;
    }
}
