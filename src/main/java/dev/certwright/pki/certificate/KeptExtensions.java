package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The extensions that a certificate hands on to the one it is renewed by, octet for octet.
public final class KeptExtensions {
    /// What a template has fields for, what depends on the signer, and what a log has said of one certificate only
    /// (RFC 6962 §3.1, §3.3).
    private static final Set<String> NOT_KEPT = Set.of(
            ObjectNames.BASIC_CONSTRAINTS,
            ObjectNames.KEY_USAGE,
            ObjectNames.EXTENDED_KEY_USAGE,
            ObjectNames.SUBJECT_ALT_NAME,
            ObjectNames.AUTHORITY_KEY_IDENTIFIER,
            "1.3.6.1.4.1.11129.2.4.2",
            "1.3.6.1.4.1.11129.2.4.3",
            "?");

    private KeptExtensions() {}

    /// Those of a certificate.
    ///
    /// @param sameKey whether the new one has the same key, and with it the same subject key identifier
    /// @throws PkiException.Malformed when it cannot be read
    public static List<AddedExtension> of(EncodedCertificate certificate, boolean sameKey) throws PkiException {
        try {
            var kept = new ArrayList<AddedExtension>();
            for (var extension : CertificateOutline.of(certificate).extensions()) {
                boolean identifier = extension.oid().equals(ObjectNames.SUBJECT_KEY_IDENTIFIER);
                if (identifier ? sameKey : !NOT_KEPT.contains(extension.oid())) {
                    kept.add(new AddedExtension.Custom(
                            extension.oid(),
                            extension.critical(),
                            Bytes.of(extension.value().content())));
                }
            }
            return kept;
        } catch (IOException e) {
            throw new PkiException.Malformed(certificate.sha256().hex(), e);
        }
    }

    static boolean identifiesKey(CertificateTemplate template) {
        return template.extensions().stream()
                .anyMatch(extension -> extension instanceof AddedExtension.Custom custom
                        && custom.oid().equals(ObjectNames.SUBJECT_KEY_IDENTIFIER));
    }
}
