package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.PublicKeyDetails;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 8446 §4.2.3.
class SignatureFitTest {
    @ParameterizedTest
    @CsvSource({
        "EC,256,ecdsa_secp256r1_sha256,true",
        "EC,384,ecdsa_secp256r1_sha256,false",
        "EC,521,ecdsa_secp521r1_sha512,true",
        "EC,256,rsa_pss_rsae_sha256,false",
        "RSA,2048,rsa_pss_rsae_sha256,true",
        "RSA,2048,rsa_pkcs1_sha256,true",
        "RSA,2048,rsa_pss_pss_sha256,false",
        "RSA,2048,ed25519,false",
        "Ed25519,255,ed25519,true",
        "Ed25519,255,ed448,false",
    })
    void knowsWhichSchemeAKeyCanSign(String algorithm, int bits, String scheme, boolean fits) {
        var key = new PublicKeyDetails(algorithm, algorithm, bits, new Fingerprint("SHA-256", new byte[32]));
        assertEquals(fits, SignatureFit.fits(scheme, key));
    }
}
