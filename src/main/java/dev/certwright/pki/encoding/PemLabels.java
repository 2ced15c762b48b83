package dev.certwright.pki.encoding;

import java.util.Map;
import java.util.Optional;

/// What the labels of PEM blocks announce. The content has the last word.
final class PemLabels {
    private static final Map<String, DerShape> SHAPES = Map.ofEntries(
            Map.entry("CERTIFICATE", DerShape.CERTIFICATE),
            Map.entry("X509 CERTIFICATE", DerShape.CERTIFICATE),
            Map.entry("X.509 CERTIFICATE", DerShape.CERTIFICATE),
            Map.entry("TRUSTED CERTIFICATE", DerShape.CERTIFICATE),
            Map.entry("CERTIFICATE REQUEST", DerShape.REQUEST),
            Map.entry("NEW CERTIFICATE REQUEST", DerShape.REQUEST),
            Map.entry("X509 CRL", DerShape.REVOCATION_LIST),
            Map.entry("CRL", DerShape.REVOCATION_LIST),
            Map.entry("ATTRIBUTE CERTIFICATE", DerShape.ATTRIBUTE_CERTIFICATE),
            Map.entry("PRIVATE KEY", DerShape.PRIVATE_KEY),
            Map.entry("ENCRYPTED PRIVATE KEY", DerShape.ENCRYPTED_PRIVATE_KEY),
            Map.entry("RSA PRIVATE KEY", DerShape.RSA_KEY),
            Map.entry("DSA PRIVATE KEY", DerShape.DSA_KEY),
            Map.entry("EC PRIVATE KEY", DerShape.EC_KEY),
            Map.entry("ECDSA PRIVATE KEY", DerShape.EC_KEY),
            Map.entry("SM2 PRIVATE KEY", DerShape.EC_KEY),
            Map.entry("PUBLIC KEY", DerShape.PUBLIC_KEY),
            Map.entry("RSA PUBLIC KEY", DerShape.RSA_PUBLIC_KEY),
            Map.entry("EC PARAMETERS", DerShape.EC_PARAMETERS),
            Map.entry("SM2 PARAMETERS", DerShape.EC_PARAMETERS),
            Map.entry("DSA PARAMETERS", DerShape.DSA_PARAMETERS),
            Map.entry("DH PARAMETERS", DerShape.DH_PARAMETERS),
            Map.entry("X9.42 DH PARAMETERS", DerShape.X942_PARAMETERS),
            Map.entry("PKCS7", DerShape.SIGNED_DATA),
            Map.entry("PKCS #7 SIGNED DATA", DerShape.SIGNED_DATA),
            Map.entry("CMS", DerShape.MESSAGE),
            Map.entry("PKCS12", DerShape.PKCS12));

    /// Blocks that are no business of this program, by the first words of their label.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("PGP ", "pgp"),
            Map.entry("SSL SESSION", "tls-session"),
            Map.entry("ECHCONFIG", "ech-config"),
            Map.entry("OPENVPN STATIC KEY", "openvpn-static-key"),
            Map.entry("AGE ENCRYPTED FILE", "age-file"),
            Map.entry("SSH SIGNATURE", "ssh-signature"),
            Map.entry("TSS2 ", "tpm-key"),
            Map.entry("ENCRYPTED SIGSTORE", "sigstore-key"),
            Map.entry("ENCRYPTED COSIGN", "sigstore-key"),
            Map.entry("CMP", "cmp-message"));

    private PemLabels() {}

    static Optional<DerShape> shape(String label) {
        return Optional.ofNullable(SHAPES.get(label));
    }

    /// A stable word for something that is only named.
    static Optional<String> foreign(String label) {
        return FOREIGN.entrySet().stream()
                .filter(known -> label.toUpperCase(java.util.Locale.ROOT).startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
