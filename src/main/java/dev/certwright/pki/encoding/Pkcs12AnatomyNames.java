package dev.certwright.pki.encoding;

import java.util.Map;

/// Names of the algorithms of keys that no certificate tells.
final class Pkcs12AnatomyNames {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.1", "RSA"),
            Map.entry("1.2.840.113549.1.1.10", "RSASSA-PSS"),
            Map.entry("1.2.840.10045.2.1", "EC"),
            Map.entry("1.2.840.10040.4.1", "DSA"),
            Map.entry("1.2.840.113549.1.3.1", "DH"),
            Map.entry("1.3.101.110", "X25519"),
            Map.entry("1.3.101.111", "X448"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.3.101.113", "Ed448"),
            Map.entry("2.16.840.1.101.3.4.1", "AES"),
            Map.entry("1.2.840.113549.3.7", "DESede"),
            Map.entry("1.3.14.3.2.7", "DES"),
            Map.entry("1.2.840.113549.2.7", "HMAC-SHA1"),
            Map.entry("1.2.840.113549.2.9", "HMAC-SHA256"),
            Map.entry("1.2.840.113549.2.11", "HMAC-SHA512"),
            Map.entry("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
            Map.entry("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
            Map.entry("2.16.840.1.101.3.4.3.19", "ML-DSA-87"));

    private Pkcs12AnatomyNames() {}

    /// The name of a key's algorithm, or its object identifier.
    static String key(String oid) {
        return KEYS.getOrDefault(oid, oid);
    }
}
