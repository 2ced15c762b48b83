package dev.certwright.pki.encoding;

import java.util.Optional;

/// Shapes as stable words for programs.
final class ShapeNames {
    private ShapeNames() {}

    static String of(DerShape shape) {
        return switch (shape) {
            case CERTIFICATE, PKI_PATH, CERTIFICATE_PAIR -> "certificate";
            case REQUEST -> "request";
            case REVOCATION_LIST -> "crl";
            case ATTRIBUTE_CERTIFICATE -> "attribute-certificate";
            case PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY, RSA_KEY, DSA_KEY, EC_KEY -> "private-key";
            case PUBLIC_KEY, RSA_PUBLIC_KEY -> "public-key";
            case EC_PARAMETERS -> "ec-parameters";
            case DSA_PARAMETERS -> "dsa-parameters";
            case DH_PARAMETERS -> "dh-parameters";
            case X942_PARAMETERS -> "x9.42-dh-parameters";
            case SIGNED_PUBLIC_KEY -> "signed-public-key";
            case OCSP_REQUEST -> "ocsp-request";
            case OCSP_RESPONSE -> "ocsp-response";
            case TIMESTAMP_REQUEST -> "timestamp-request";
            case TIMESTAMP_RESPONSE -> "timestamp-response";
            case PKCS12 -> "pkcs12";
            case BC_KEY_STORE -> "bcfks";
            case SIGNED_DATA -> "cms-signed-data";
            case MESSAGE -> "cms";
            case UNKNOWN -> "unknown";
        };
    }

    /// Bare numbers mean what the label says; everything else is what it looks like.
    static DerShape numbers(Optional<DerShape> announced, DerShape looks) {
        return announced.isPresent() && numeric(looks) && numeric(announced.get()) ? announced.get() : looks;
    }

    private static boolean numeric(DerShape shape) {
        return switch (shape) {
            case RSA_PUBLIC_KEY, DH_PARAMETERS, DSA_PARAMETERS, X942_PARAMETERS -> true;
            default -> false;
        };
    }
}
