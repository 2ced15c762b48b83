package dev.certwright.pki.certificate;

/// What an encoding is, so that its fields can be called by their names.
public enum Asn1Shape {
    CERTIFICATE("Certificate"),
    REQUEST("CertificationRequest"),
    REVOCATION_LIST("CertificateList"),
    OCSP_RESPONSE("OCSPResponse"),
    /// A SubjectPublicKeyInfo.
    PUBLIC_KEY("SubjectPublicKeyInfo"),
    /// SPKAC, as Netscape's `keygen` made it.
    SIGNED_PUBLIC_KEY("SignedPublicKeyAndChallenge"),
    /// PKCS #8; the key inside is not taken apart.
    PRIVATE_KEY("PrivateKeyInfo"),
    ENCRYPTED_PRIVATE_KEY("EncryptedPrivateKeyInfo"),
    /// CMS and PKCS #7.
    CONTENT_INFO("ContentInfo"),
    PKCS12("PFX"),
    ATTRIBUTE_CERTIFICATE("AttributeCertificate"),
    /// No name is known for any field.
    UNKNOWN("");

    private final String type;

    Asn1Shape(String type) {
        this.type = type;
    }

    /// The type in `structures.asn1`; empty for [#UNKNOWN].
    String type() {
        return type;
    }
}
