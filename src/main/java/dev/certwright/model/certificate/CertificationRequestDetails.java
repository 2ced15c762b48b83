package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;

/// What a certification request (PKCS #10, RFC 2986) asks for.
///
/// @param extensions     those of its extensionRequest attribute (RFC 2985 §5.4.2)
/// @param attributes     all other attributes, in encoded order
/// @param signatureValid whether it proves possession of the private key
public record CertificationRequestDetails(
        DistinguishedName subject,
        PublicKeyDetails publicKey,
        String signatureAlgorithm,
        List<GeneralName> subjectAltNames,
        List<ExtensionDetails> extensions,
        List<RequestAttribute> attributes,
        boolean signatureValid) {}
