package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a certificate says (RFC 5280 §4.1), decoded leniently: nothing here is a judgement.
///
/// @param version                1, 2 or 3
/// @param signatureAlgorithm     its usual name, for example `ecdsa-with-SHA256`, or the object identifier
/// @param basicConstraints       empty when the extension is absent
/// @param keyUsage               empty optional when the extension is absent
/// @param extendedKeyUsage       empty optional when the extension is absent
/// @param subjectKeyIdentifier   upper-case hex octets with colons
/// @param authorityKeyIdentifier likewise, of the key identifier field
/// @param extensions             every one, in encoded order
/// @param selfIssued             subject and issuer are the same name
public record CertificateDetails(
        EncodedCertificate certificate,
        int version,
        SerialNumber serialNumber,
        DistinguishedName subject,
        DistinguishedName issuer,
        Validity validity,
        PublicKeyDetails publicKey,
        String signatureAlgorithm,
        List<GeneralName> subjectAltNames,
        Optional<BasicConstraints> basicConstraints,
        Optional<Set<KeyUsage>> keyUsage,
        Optional<List<KeyPurpose>> extendedKeyUsage,
        Optional<String> subjectKeyIdentifier,
        Optional<String> authorityKeyIdentifier,
        List<ExtensionDetails> extensions,
        boolean selfIssued) {
    public boolean authority() {
        return basicConstraints.map(BasicConstraints::ca).orElse(false);
    }

    /// What to call it in a list: common name, else first alternative name, else serial number.
    public String shortName() {
        var name = subject.shortForm();
        if (!name.isEmpty()) {
            return name;
        }
        return subjectAltNames.isEmpty()
                ? serialNumber.toString()
                : subjectAltNames.getFirst().value();
    }
}
