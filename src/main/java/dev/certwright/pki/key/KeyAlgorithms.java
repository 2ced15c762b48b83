package dev.certwright.pki.key;

import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/// What the algorithms of keys are called, also of those that cannot be used here.
public final class KeyAlgorithms {
    /// From 1.3.6.1.5.5.7.6.37 on: draft-ietf-lamps-pq-composite-sigs and, after the 18th, -composite-kem.
    private static final List<String> COMPOSITES = List.of(
            "MLDSA44-RSA2048-PSS-SHA256",
            "MLDSA44-RSA2048-PKCS15-SHA256",
            "MLDSA44-Ed25519-SHA512",
            "MLDSA44-ECDSA-P256-SHA256",
            "MLDSA65-RSA3072-PSS-SHA512",
            "MLDSA65-RSA3072-PKCS15-SHA512",
            "MLDSA65-RSA4096-PSS-SHA512",
            "MLDSA65-RSA4096-PKCS15-SHA512",
            "MLDSA65-ECDSA-P256-SHA512",
            "MLDSA65-ECDSA-P384-SHA512",
            "MLDSA65-ECDSA-brainpoolP256r1-SHA512",
            "MLDSA65-Ed25519-SHA512",
            "MLDSA87-ECDSA-P384-SHA512",
            "MLDSA87-ECDSA-brainpoolP384r1-SHA512",
            "MLDSA87-Ed448-SHAKE256",
            "MLDSA87-RSA3072-PSS-SHA512",
            "MLDSA87-RSA4096-PSS-SHA512",
            "MLDSA87-ECDSA-P521-SHA512",
            "MLKEM768-RSA2048-SHA3-256",
            "MLKEM768-RSA3072-SHA3-256",
            "MLKEM768-RSA4096-SHA3-256",
            "MLKEM768-X25519-SHA3-256",
            "MLKEM768-ECDH-P256-SHA3-256",
            "MLKEM768-ECDH-P384-SHA3-256",
            "MLKEM768-ECDH-brainpoolP256r1-SHA3-256",
            "MLKEM1024-RSA3072-SHA3-256",
            "MLKEM1024-ECDH-P384-SHA3-256",
            "MLKEM1024-ECDH-brainpoolP384r1-SHA3-256",
            "MLKEM1024-X448-SHA3-256",
            "MLKEM1024-ECDH-P521-SHA3-256");

    private static final String COMPOSITE_ARC = "1.3.6.1.5.5.7.6.";

    private static final int FIRST_COMPOSITE = 37;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.1", "RSA"),
            Map.entry("1.2.840.113549.1.1.7", "RSAES-OAEP"),
            Map.entry("1.2.840.113549.1.1.10", "RSASSA-PSS"),
            Map.entry("1.2.840.10040.4.1", "DSA"),
            Map.entry("1.2.840.113549.1.3.1", "DH"),
            Map.entry("1.2.840.10046.2.1", "X9.42 DH"),
            Map.entry("1.2.840.10045.2.1", "EC"),
            Map.entry("1.3.101.110", "X25519"),
            Map.entry("1.3.101.111", "X448"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.3.101.113", "Ed448"),
            Map.entry("1.2.643.2.2.19", "GOST R 34.10-2001"),
            Map.entry("1.2.643.7.1.1.1.1", "GOST R 34.10-2012 256"),
            Map.entry("1.2.643.7.1.1.1.2", "GOST R 34.10-2012 512"),
            Map.entry("1.2.112.0.2.0.34.101.45.2.1", "STB 34.101.45 (bign)"),
            Map.entry("2.16.840.1.101.3.4.4.1", "ML-KEM-512"),
            Map.entry("2.16.840.1.101.3.4.4.2", "ML-KEM-768"),
            Map.entry("2.16.840.1.101.3.4.4.3", "ML-KEM-1024"));

    private KeyAlgorithms() {}

    /// The usual name of an algorithm; its identifier when it has none.
    public static String name(String oid) {
        var known = NAMES.get(oid);
        if (known != null) {
            return known;
        }
        if (oid.matches("1\\.3\\.6\\.1\\.5\\.5\\.7\\.6\\.\\d{2}")) {
            int index = Integer.parseInt(oid.substring(COMPOSITE_ARC.length())) - FIRST_COMPOSITE;
            if (index >= 0 && index < COMPOSITES.size()) {
                return COMPOSITES.get(index);
            }
        }
        var identifier = new ASN1ObjectIdentifier(oid);
        var names = new DefaultAlgorithmNameFinder();
        return names.hasAlgorithmName(identifier) ? names.getAlgorithmName(identifier) : oid;
    }
}
