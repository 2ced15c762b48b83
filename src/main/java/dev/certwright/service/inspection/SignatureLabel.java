package dev.certwright.service.inspection;

import java.util.Locale;
import java.util.regex.Pattern;

/// A signature algorithm in the few characters that fit on a line between two certificates.
final class SignatureLabel {
    private static final Pattern DIGEST = Pattern.compile("(?i)(?:.*with-?)?(sha(?:3-)?-?\\d+|md5)(?:with.*)?");

    private SignatureLabel() {}

    /// `SHA-256 / RSA` for `sha256WithRSAEncryption`; the name itself where it has no such form.
    static String of(String algorithm) {
        var found = DIGEST.matcher(algorithm);
        if (!found.matches()) {
            return algorithm;
        }
        var digits = found.group(1).replaceFirst("(?i)^sha-?(?=\\d)", "SHA-").replaceFirst("(?i)^md5", "MD5");
        var name = algorithm.toLowerCase(Locale.ROOT);
        if (name.contains("ecdsa")) {
            return digits + " / ECDSA";
        }
        if (name.contains("rsa")) {
            return digits + " / RSA";
        }
        return name.contains("dsa") ? digits + " / DSA" : algorithm;
    }
}
