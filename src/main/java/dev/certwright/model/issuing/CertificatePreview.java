package dev.certwright.model.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.key.KeySpec;
import java.util.List;

/// The certificate an order would make, before any key exists.
///
/// @param issuerName         what the issuer is called in the vault; the order's own name for a root
/// @param signatureAlgorithm its usual name, for example `ecdsa-with-SHA256`
/// @param notes              what is worth knowing about it: who accepts the key, what was shortened or left out
/// @param findings           what the rules would say about it, the worst first
/// @param openSslCommands    a shell script that makes an equal certificate
public record CertificatePreview(
        CertificateTemplate template,
        KeySpec key,
        String issuerName,
        String signatureAlgorithm,
        List<Phrase> notes,
        List<Finding> findings,
        String openSslCommands) {
    public CertificatePreview {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }
}
