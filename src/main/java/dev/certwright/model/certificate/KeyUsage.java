package dev.certwright.model.certificate;

import dev.certwright.model.Parsed;
import java.util.Arrays;
import java.util.stream.Collectors;

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

    /// Reads such a name, in any case.
    public static Parsed<KeyUsage> parse(String text) {
        return Arrays.stream(values())
                .filter(usage -> usage.rfcName.equalsIgnoreCase(text.strip()))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(
                        "keyUsage.unknown",
                        text.strip(),
                        Arrays.stream(values()).map(KeyUsage::rfcName).collect(Collectors.joining(", "))));
    }
}
