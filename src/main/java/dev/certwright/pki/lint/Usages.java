package dev.certwright.pki.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bits of a key usage extension (RFC 5280 §4.2.1.3), the first one highest.
///
/// @param bits nine bits; zero when there is no such extension
record Usages(int bits) {
    static final int DIGITAL_SIGNATURE = 0x100;
    static final int CONTENT_COMMITMENT = 0x80;
    static final int KEY_ENCIPHERMENT = 0x40;
    static final int DATA_ENCIPHERMENT = 0x20;
    static final int KEY_AGREEMENT = 0x10;
    static final int CERT_SIGN = 0x08;
    static final int CRL_SIGN = 0x04;
    static final int ENCIPHER_ONLY = 0x02;
    static final int DECIPHER_ONLY = 0x01;

    private static final List<String> NAMES = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");

    static Usages of(Optional<Node> value) {
        return value.filter(v -> v.is(Node.BIT_STRING) && v.length() > 1)
                .map(v -> {
                    var content = v.content();
                    int second = content.length > 2 ? content[2] & 0xff : 0;
                    return new Usages((content[1] & 0xff) << 1 | second >> 7);
                })
                .orElse(new Usages(0));
    }

    boolean has(int bit) {
        return (bits & bit) != 0;
    }

    boolean hasAny(int mask) {
        return (bits & mask) != 0;
    }

    /// The names of those that the mask has, too.
    String names(int mask) {
        var names = new ArrayList<String>();
        for (int i = 0; i < NAMES.size(); i++) {
            if ((bits & mask & DIGITAL_SIGNATURE >> i) != 0) {
                names.add(NAMES.get(i));
            }
        }
        return String.join(", ", names);
    }
}
