package dev.certwright.model.certificate;

/// A bit of the key usage extension (RFC 5280 §4.2.1.3), in the order of its bits.
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature"),
    /// Also called contentCommitment.
    NON_REPUDIATION("nonRepudiation"),
    KEY_ENCIPHERMENT("keyEncipherment"),
    DATA_ENCIPHERMENT("dataEncipherment"),
    KEY_AGREEMENT("keyAgreement"),
    KEY_CERT_SIGN("keyCertSign"),
    CRL_SIGN("cRLSign"),
    ENCIPHER_ONLY("encipherOnly"),
    DECIPHER_ONLY("decipherOnly");

    private final String rfcName;

    KeyUsage(String rfcName) {
        this.rfcName = rfcName;
    }

    /// The name in RFC 5280, which OpenSSL's configuration uses, too.
    public String rfcName() {
        return rfcName;
    }
}
