package dev.certwright.store;

import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;

/// One of many certificates that a CA of the vault has just made, with what lists show of it: whoever made it knows
/// what it says, so nothing is decoded.
///
/// @param name     checked
/// @param subject  in the text form of RFC 4514
/// @param names    the alternative names, a blank between them
/// @param keyLabel the kind of key in words
/// @param pkcs8    a PKCS #8 `PrivateKeyInfo`; the caller closes it
public record NewLeaf(
        String name,
        CertificateProfile profile,
        EncodedCertificate certificate,
        SerialNumber serialNumber,
        String subject,
        String names,
        String keyLabel,
        Validity validity,
        SecretBytes pkcs8) {}
