package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes what may be shown as text (RFC 7468): 64 columns, line feeds.
final class Armour {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Armour() {}

    /// The armoured form; empty for what has no octets.
    static String of(String label, Bytes octets) {
        return octets.length() == 0 || label.isEmpty()
                ? ""
                : "-----BEGIN " + label + "-----\n"
                        + LINES.encodeToString(octets.toArray())
                        + "\n-----END " + label + "-----\n";
    }

    /// As others call it; empty for what has no usual name.
    static String label(String kind) {
        return switch (kind) {
            case "certificate" -> "CERTIFICATE";
            case "request" -> "CERTIFICATE REQUEST";
            case "revocation-list" -> "X509 CRL";
            case "public-key" -> "PUBLIC KEY";
            case "attribute-certificate" -> "ATTRIBUTE CERTIFICATE";
            case "dh-parameters" -> "DH PARAMETERS";
            case "dsa-parameters" -> "DSA PARAMETERS";
            case "ec-parameters" -> "EC PARAMETERS";
            default -> kind.startsWith("cms-") ? "CMS" : "";
        };
    }
}
