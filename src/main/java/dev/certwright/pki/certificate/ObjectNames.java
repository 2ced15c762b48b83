package dev.certwright.pki.certificate;

import java.util.Map;

/// The usual names of object identifiers, as OpenSSL prints them or as their RFC has them.
final class ObjectNames {
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String SUBJECT_ALT_NAME = "2.5.29.17";
    static final String ISSUER_ALT_NAME = "2.5.29.18";
    static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    static final String SUBJECT_INFO_ACCESS = "1.3.6.1.5.5.7.1.11";
    static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    static final String FRESHEST_CRL = "2.5.29.46";
    static final String CERTIFICATE_POLICIES = "2.5.29.32";
    static final String NAME_CONSTRAINTS = "2.5.29.30";

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry(BASIC_CONSTRAINTS, "basicConstraints"),
            Map.entry(KEY_USAGE, "keyUsage"),
            Map.entry(EXTENDED_KEY_USAGE, "extKeyUsage"),
            Map.entry(SUBJECT_ALT_NAME, "subjectAltName"),
            Map.entry(ISSUER_ALT_NAME, "issuerAltName"),
            Map.entry(SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
            Map.entry(AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
            Map.entry(AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
            Map.entry(SUBJECT_INFO_ACCESS, "subjectInfoAccess"),
            Map.entry(CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
            Map.entry(FRESHEST_CRL, "freshestCRL"),
            Map.entry(CERTIFICATE_POLICIES, "certificatePolicies"),
            Map.entry(NAME_CONSTRAINTS, "nameConstraints"),
            Map.entry("2.5.29.33", "policyMappings"),
            Map.entry("2.5.29.36", "policyConstraints"),
            Map.entry("2.5.29.54", "inhibitAnyPolicy"),
            Map.entry("2.5.29.9", "subjectDirectoryAttributes"),
            Map.entry("2.5.29.16", "privateKeyUsagePeriod"),
            Map.entry("1.3.6.1.5.5.7.1.3", "qcStatements"),
            Map.entry("1.3.6.1.5.5.7.1.24", "tlsfeature"),
            Map.entry("1.3.6.1.5.5.7.48.1.5", "ocsp-nocheck"),
            Map.entry("1.3.6.1.4.1.11129.2.4.2", "signedCertificateTimestampList"),
            Map.entry("1.3.6.1.4.1.11129.2.4.3", "ctPrecertificatePoison"),
            Map.entry("2.16.840.1.113730.1.1", "nsCertType"),
            Map.entry("2.16.840.1.113730.1.13", "nsComment"));

    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.2", "md2WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.3", "md4WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.4", "md5WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.10", "rsassaPss"),
            Map.entry("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.14", "sha224WithRSAEncryption"),
            Map.entry("1.2.840.10045.4.1", "ecdsa-with-SHA1"),
            Map.entry("1.2.840.10045.4.3.1", "ecdsa-with-SHA224"),
            Map.entry("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
            Map.entry("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
            Map.entry("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
            Map.entry("1.2.840.10040.4.3", "dsa-with-SHA1"),
            Map.entry("2.16.840.1.101.3.4.3.1", "dsa-with-SHA224"),
            Map.entry("2.16.840.1.101.3.4.3.2", "dsa-with-SHA256"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.3.101.113", "Ed448"),
            Map.entry("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
            Map.entry("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
            Map.entry("2.16.840.1.101.3.4.3.19", "ML-DSA-87"));

    private ObjectNames() {}

    /// The extension's name, or the object identifier.
    static String extension(String oid) {
        return EXTENSIONS.getOrDefault(oid, oid);
    }

    /// The signature algorithm's name, or the object identifier.
    static String signature(String oid) {
        return SIGNATURES.getOrDefault(oid, oid);
    }
}
