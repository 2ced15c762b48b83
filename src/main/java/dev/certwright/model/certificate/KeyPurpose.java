package dev.certwright.model.certificate;

import dev.certwright.model.Parsed;
import java.util.List;
import java.util.stream.Collectors;

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

    private static final List<KeyPurpose> NAMED =
            List.of(SERVER_AUTH, CLIENT_AUTH, CODE_SIGNING, EMAIL_PROTECTION, TIME_STAMPING, OCSP_SIGNING, ANY);

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

    /// Reads the name in RFC 5280, in any case, or an object identifier of one's own.
    public static Parsed<KeyPurpose> parse(String text) {
        var typed = text.strip();
        return NAMED.stream()
                .filter(purpose -> purpose.rfcName().equalsIgnoreCase(typed))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> switch (ObjectIdentifier.parse(typed)) {
                    case Parsed.Valid<String>(var oid) -> Parsed.valid(new KeyPurpose(oid));
                    case Parsed.Invalid<String> _ ->
                        Parsed.invalid(
                                "keyPurpose.unknown",
                                typed,
                                NAMED.stream().map(KeyPurpose::rfcName).collect(Collectors.joining(", ")));
                });
    }
}
