package dev.certwright.service.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;

/// A row and what is to become of it.
sealed interface CheckedRow {
    long line();

    /// What to call it.
    String name();

    /// It can be issued.
    record Ready(long line, CertificateOrder order, CertificateTemplate template) implements CheckedRow {
        @Override
        public String name() {
            return order.name();
        }
    }

    /// This CA has issued it already, with the same content.
    record Issued(long line, Entry entry) implements CheckedRow {
        @Override
        public String name() {
            return entry.name();
        }
    }

    /// It cannot be issued.
    record Refused(long line, String name, Phrase problem) implements CheckedRow {}
}
