package dev.certwright.service.inspection;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;

/// Algorithm and size of a private key, for a person.
final class KeyLabel {
    private KeyLabel() {}

    static String of(PrivateKey key) {
        return switch (key) {
            case RSAPrivateKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPrivateKey ec ->
                "ECDSA P-" + ec.getParams().getCurve().getField().getFieldSize();
            default -> key.getAlgorithm();
        };
    }
}
