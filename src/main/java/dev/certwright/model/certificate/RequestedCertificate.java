package dev.certwright.model.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a certification request asks for, as values that can be put into a certificate.
///
/// @param der                  the request itself
/// @param subjectPublicKeyInfo the key that the certificate is for (RFC 5280 §4.1.2.7)
/// @param basicConstraints     empty when not asked for, or not readable
/// @param keyUsage             likewise
/// @param extendedKeyUsage     likewise
/// @param extensions           all that are asked for, in encoded order, also those that stand above
public record RequestedCertificate(
        Bytes der,
        CertificationRequestDetails details,
        Bytes subjectPublicKeyInfo,
        Optional<BasicConstraints> basicConstraints,
        Optional<Set<KeyUsage>> keyUsage,
        Optional<List<KeyPurpose>> extendedKeyUsage,
        List<RequestedExtension> extensions) {
    public RequestedCertificate {
        keyUsage = keyUsage.map(Set::copyOf);
        extendedKeyUsage = extendedKeyUsage.map(List::copyOf);
        extensions = List.copyOf(extensions);
    }

    /// An extension that is asked for.
    ///
    /// @param details its value in words
    /// @param value   DER, without the OCTET STRING around it
    public record RequestedExtension(ExtensionDetails details, Bytes value) {}

    public DistinguishedName subject() {
        return details.subject();
    }

    public List<GeneralName> subjectAltNames() {
        return details.subjectAltNames();
    }

    /// The extension with that object identifier.
    public Optional<RequestedExtension> extension(String oid) {
        return extensions.stream().filter(e -> e.details().oid().equals(oid)).findFirst();
    }
}
