package dev.certwright.model.certificate;

import java.math.BigInteger;
import java.util.HexFormat;

/// A certificate's serial number (RFC 5280 §4.1.2.2). What others issued may be zero or negative; ours never is.
public record SerialNumber(BigInteger value) {
    /// Octets of two hexadecimal digits with colons, as OpenSSL prints it.
    @Override
    public String toString() {
        var magnitude = value.abs().toByteArray();
        int start = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
        var hex = HexFormat.ofDelimiter(":").withUpperCase().formatHex(magnitude, start, magnitude.length);
        return value.signum() < 0 ? "-" + hex : hex;
    }
}
