package dev.certwright.model.comparison;

import dev.certwright.model.certificate.CertificateDetails;
import java.util.List;

/// Two certificates side by side.
///
/// @param fields in the order of a certificate, extensions in the order of the first one, fingerprints last
public record CertificateComparison(
        CertificateDetails left, CertificateDetails right, Relation relation, List<FieldComparison> fields) {
    public CertificateComparison {
        fields = List.copyOf(fields);
    }

    /// Those that are not the same.
    public List<FieldComparison> differences() {
        return fields.stream().filter(FieldComparison::differs).toList();
    }
}
