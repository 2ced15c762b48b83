package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureLabelTest {
    /// The names are those of RFC 8017, RFC 5758, RFC 3279 and RFC 8410.
    @ParameterizedTest
    @CsvSource({
        "sha256WithRSAEncryption, SHA-256 / RSA",
        "sha1WithRSAEncryption, SHA-1 / RSA",
        "md5WithRSAEncryption, MD5 / RSA",
        "ecdsa-with-SHA384, SHA-384 / ECDSA",
        "dsa-with-sha256, SHA-256 / DSA",
        "Ed25519, Ed25519",
        "id-ml-dsa-65, id-ml-dsa-65",
    })
    void isShort(String algorithm, String label) {
        assertEquals(label, SignatureLabel.of(algorithm));
    }
}
