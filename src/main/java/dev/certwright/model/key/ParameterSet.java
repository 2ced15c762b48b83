package dev.certwright.model.key;

/// The parameter sets of ML-DSA (FIPS 204 §4), by increasing strength.
public enum ParameterSet {
    ML_DSA_44("ML-DSA-44", "2.16.840.1.101.3.4.3.17"),
    ML_DSA_65("ML-DSA-65", "2.16.840.1.101.3.4.3.18"),
    ML_DSA_87("ML-DSA-87", "2.16.840.1.101.3.4.3.19");

    private final String label;
    private final String oid;

    ParameterSet(String label, String oid) {
        this.label = label;
        this.oid = oid;
    }

    /// NIST's name, for example `ML-DSA-65`; Java, OpenSSL and Bouncy Castle use it, too.
    public String label() {
        return label;
    }

    /// Of keys and of signatures alike (RFC 9881 §2).
    public String oid() {
        return oid;
    }
}
