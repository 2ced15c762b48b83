package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;

/// Reads what a certificate says; the store itself knows no X.509.
@FunctionalInterface
public interface CertificateDecoder {
    CertificateDetails decode(EncodedCertificate certificate) throws PkiException;
}
