package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.inspection.Fact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Says what a certificate says, line by line, each with the octets that say so.
public final class CertificateFacts {
    private CertificateFacts() {}

    /// In the order in which people look for them: names, time, key, usages, fingerprints.
    public static List<Fact> of(CertificateDetails details) {
        var der = details.certificate().der();
        try {
            var outline = CertificateOutline.of(details.certificate());
            var facts = new FactList()
                    .add("subject", details.subject().toString(), outline.subject())
                    .add("issuer", details.issuer().toString(), outline.issuer())
                    .add("serial-number", details.serialNumber().toString(), outline.serialNumber())
                    .add("not-before", ValueText.moment(details.validity().notBefore()), outline.notBefore())
                    .add("not-after", ValueText.moment(details.validity().notAfter()), outline.notAfter())
                    .add(
                            "public-key",
                            PublicKeyFacts.summary(outline.subjectPublicKeyInfo()),
                            outline.subjectPublicKeyInfo())
                    .add("signature", details.signatureAlgorithm(), outline.signatureAlgorithm());
            usages(facts, details.extensions());
            return facts.add("version", "v" + details.version())
                    .fingerprints(der, Optional.of(outline.subjectPublicKeyInfo()))
                    .facts();
        } catch (IOException e) {
            throw new IllegalStateException("details without an outline", e);
        }
    }

    /// What certificates and requests say about use, names and identifiers.
    static void usages(FactList facts, List<ExtensionDetails> extensions) {
        facts.extension("key-usage", ObjectNames.KEY_USAGE, extensions)
                .extension("extended-key-usage", ObjectNames.EXTENDED_KEY_USAGE, extensions)
                .extension("names", ObjectNames.SUBJECT_ALT_NAME, extensions)
                .extension("basic-constraints", ObjectNames.BASIC_CONSTRAINTS, extensions)
                .extension("subject-key-identifier", ObjectNames.SUBJECT_KEY_IDENTIFIER, extensions)
                .extension("authority-key-identifier", ObjectNames.AUTHORITY_KEY_IDENTIFIER, extensions);
    }
}
