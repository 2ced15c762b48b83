package dev.certwright.ui.comparison;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.service.comparison.ComparisonService;
import dev.certwright.service.inventory.InventoryService;
import java.util.List;

/// Gets certificates from wherever they are, and compares them.
public interface Comparing {
    /// Names of the entries that can be chosen.
    List<String> entries() throws PkiException;

    EncodedCertificate get(ComparisonSource source, List<Passphrase> passwords, Cancellation cancellation)
            throws PkiException;

    CertificateComparison compare(EncodedCertificate left, EncodedCertificate right) throws PkiException;

    static Comparing of(ComparisonService service, InventoryService inventory) {
        return new Comparing() {
            @Override
            public List<String> entries() throws PkiException {
                return inventory.summaries().stream().map(EntrySummary::name).toList();
            }

            @Override
            public EncodedCertificate get(
                    ComparisonSource source, List<Passphrase> passwords, Cancellation cancellation)
                    throws PkiException {
                return service.get(source, passwords, cancellation);
            }

            @Override
            public CertificateComparison compare(EncodedCertificate left, EncodedCertificate right)
                    throws PkiException {
                return service.compare(left, right);
            }
        };
    }
}
