package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Everything about a certificate to be signed that its issuer does not add: the issuer adds its own name, the
/// serial number, the two key identifiers and the signature.
///
/// @param subjectAltNames    critical exactly when the subject is empty (RFC 5280 §4.2.1.6)
/// @param keyUsage           critical; left out when empty
/// @param extendedKeyUsage   not critical; left out when empty
/// @param extensions         all others, in the order in which they are written
public record CertificateTemplate(
        DistinguishedName subject,
        List<GeneralName> subjectAltNames,
        Validity validity,
        BasicConstraints basicConstraints,
        Set<KeyUsage> keyUsage,
        List<KeyPurpose> extendedKeyUsage,
        List<AddedExtension> extensions) {
    public CertificateTemplate {
        subjectAltNames = List.copyOf(subjectAltNames);
        keyUsage = Collections.unmodifiableSet(
                keyUsage.isEmpty() ? EnumSet.noneOf(KeyUsage.class) : EnumSet.copyOf(keyUsage));
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        extensions = List.copyOf(extensions);
        if (validity.notAfter().isBefore(validity.notBefore())) {
            throw new IllegalArgumentException("ends before it begins: " + validity);
        }
        if (subject.isEmpty() && subjectAltNames.isEmpty()) {
            throw new IllegalArgumentException("neither a subject nor an alternative name");
        }
    }

    /// One without other extensions.
    public CertificateTemplate(
            DistinguishedName subject,
            List<GeneralName> subjectAltNames,
            Validity validity,
            BasicConstraints basicConstraints,
            Set<KeyUsage> keyUsage,
            List<KeyPurpose> extendedKeyUsage) {
        this(subject, subjectAltNames, validity, basicConstraints, keyUsage, extendedKeyUsage, List.of());
    }
}
