package dev.certwright.model.key;

/// The curves of FIPS 186-5 that TLS and certificates use (RFC 5480 §2.1.1.1).
public enum NamedCurve {
    SECP256R1("P-256", "secp256r1", "1.2.840.10045.3.1.7"),
    SECP384R1("P-384", "secp384r1", "1.3.132.0.34"),
    SECP521R1("P-521", "secp521r1", "1.3.132.0.35");

    private final String label;
    private final String standardName;
    private final String oid;

    NamedCurve(String label, String standardName, String oid) {
        this.label = label;
        this.standardName = standardName;
        this.oid = oid;
    }

    /// NIST's name, for example `P-256`.
    public String label() {
        return label;
    }

    /// The name of SEC 2, for example `secp256r1`.
    public String standardName() {
        return standardName;
    }

    public String oid() {
        return oid;
    }
}
