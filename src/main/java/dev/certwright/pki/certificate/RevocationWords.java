package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts extensions of revocation lists, their entries and OCSP into words (RFC 5280 §5.2, §5.3, RFC 6960 §4.4).
final class RevocationWords {
    private RevocationWords() {}

    /// The reason's name (RFC 5280 §5.3.1); its number when it has none.
    static String reason(DerElement code) throws IOException {
        var number = ValueText.number(code);
        if (number.bitLength() > 5) {
            return ValueText.integer(number);
        }
        return switch (number.intValue()) {
            case 0 -> "unspecified";
            case 1 -> "keyCompromise";
            case 2 -> "cACompromise";
            case 3 -> "affiliationChanged";
            case 4 -> "superseded";
            case 5 -> "cessationOfOperation";
            case 6 -> "certificateHold";
            case 8 -> "removeFromCRL";
            case 9 -> "privilegeWithdrawn";
            case 10 -> "aACompromise";
            default -> number.toString();
        };
    }

    static List<String> reasonCode(DerElement code) throws IOException {
        return List.of(reason(code.expect(0x0a)));
    }

    static List<String> number(DerElement number) throws IOException {
        return List.of(ValueText.integer(number.expect(DerElement.INTEGER)));
    }

    static List<String> time(DerElement time) throws IOException {
        return List.of(ValueText.time(time));
    }

    static List<String> identifier(DerElement code) throws IOException {
        return List.of(ValueText.identifier(code));
    }

    static List<String> identifiers(DerElement list) throws IOException {
        var lines = new ArrayList<String>();
        for (var element : list.expect(DerElement.SEQUENCE).children()) {
            lines.add(ValueText.identifier(element));
        }
        return lines;
    }

    /// RFC 6960 §4.4.1. The value is an OCTET STRING, or by RFC 2560 anything.
    static List<String> nonce(DerElement nonce) {
        return List.of(nonce.is(DerElement.OCTET_STRING) ? ValueText.hex(nonce) : ValueText.hex(nonce.encoded()));
    }

    /// RFC 6960 §4.4.2.
    static List<String> crlId(DerElement id) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : id.expect(DerElement.SEQUENCE).children()) {
            var value = new Parts(part).next();
            lines.add(
                    switch (part.tag()) {
                        case 0xa0 -> "crlUrl: " + ValueText.string(value);
                        case 0xa1 -> "crlNum: " + ValueText.integer(value);
                        case 0xa2 -> "crlTime: " + ValueText.time(value);
                        default -> throw new IOException("not a CRL identifier");
                    });
        }
        return lines;
    }

    /// RFC 6960 §4.4.6.
    static List<String> serviceLocator(DerElement locator) throws IOException {
        var parts = new Parts(locator.expect(DerElement.SEQUENCE));
        var lines = new ArrayList<String>();
        lines.add("issuer: " + Asn1.name(parts.next()));
        if (parts.hasNext()) {
            lines.addAll(NameWords.access(parts.next()));
        }
        return lines;
    }

    /// RFC 3280 §4.2.1.4; its successor has left it out.
    static List<String> privateKeyUsagePeriod(DerElement period) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : period.expect(DerElement.SEQUENCE).children()) {
            var name = switch (part.tag()) {
                case 0x80 -> "notBefore: ";
                case 0x81 -> "notAfter: ";
                default -> throw new IOException("not a period");
            };
            lines.add(name
                    + ValueText.time(DerElement.of(DerWriter.element(DerElement.GENERALIZED_TIME, part.content()))));
        }
        return lines;
    }
}
