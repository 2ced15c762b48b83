package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The extensions that a certificate hands on to the one it is renewed by, octet for octet.
public final class KeptExtensions {
    private KeptExtensions() {}

    /// Those of a certificate.
    ///
    /// @param sameKey whether the new one has the same key, and with it the same subject key identifier
    /// @throws PkiException.Malformed when it cannot be read
    public static List<AddedExtension> of(EncodedCertificate certificate, boolean sameKey) throws PkiException {
        var kept = new ArrayList<>(CarriedExtensions.of(certificate));
        if (sameKey) {
            keyIdentifier(certificate).ifPresent(kept::add);
        }
        return kept;
    }

    private static Optional<AddedExtension> keyIdentifier(EncodedCertificate certificate) throws PkiException {
        try {
            return CertificateOutline.of(certificate)
                    .extension(ObjectNames.SUBJECT_KEY_IDENTIFIER)
                    .map(raw -> new AddedExtension.Custom(
                            raw.oid(), false, Bytes.of(raw.value().content())));
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
