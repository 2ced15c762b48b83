package dev.certwright.model.certificate;

/// A purpose in the extended key usage extension (RFC 5280 §4.2.1.12).
///
/// @param oid dotted
public record KeyPurpose(String oid) {
    public static final KeyPurpose SERVER_AUTH = new KeyPurpose("1.3.6.1.5.5.7.3.1");
    public static final KeyPurpose CLIENT_AUTH = new KeyPurpose("1.3.6.1.5.5.7.3.2");
    public static final KeyPurpose CODE_SIGNING = new KeyPurpose("1.3.6.1.5.5.7.3.3");
    public static final KeyPurpose EMAIL_PROTECTION = new KeyPurpose("1.3.6.1.5.5.7.3.4");
    public static final KeyPurpose TIME_STAMPING = new KeyPurpose("1.3.6.1.5.5.7.3.8");
    public static final KeyPurpose OCSP_SIGNING = new KeyPurpose("1.3.6.1.5.5.7.3.9");
    public static final KeyPurpose ANY = new KeyPurpose("2.5.29.37.0");

    /// The name in RFC 5280, which OpenSSL's configuration uses, too; the object identifier if it has none.
    public String rfcName() {
        return switch (oid) {
            case "1.3.6.1.5.5.7.3.1" -> "serverAuth";
            case "1.3.6.1.5.5.7.3.2" -> "clientAuth";
            case "1.3.6.1.5.5.7.3.3" -> "codeSigning";
            case "1.3.6.1.5.5.7.3.4" -> "emailProtection";
            case "1.3.6.1.5.5.7.3.8" -> "timeStamping";
            case "1.3.6.1.5.5.7.3.9" -> "OCSPSigning";
            case "2.5.29.37.0" -> "anyExtendedKeyUsage";
            default -> oid;
        };
    }
}
