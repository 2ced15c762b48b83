package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts extensions of programs, platforms and forums into words.
final class VendorWords {
    private static final String[] NETSCAPE_TYPES = {
        "SSL client", "SSL server", "S/MIME", "object signing", "reserved", "SSL CA", "S/MIME CA", "object signing CA"
    };

    private VendorWords() {}

    static List<String> netscapeType(DerElement type) throws IOException {
        return ValueText.bits(type.expect(DerElement.BIT_STRING), NETSCAPE_TYPES);
    }

    static List<String> text(DerElement text) throws IOException {
        return List.of(ValueText.string(text));
    }

    /// Extensions of TLS that a server must send (RFC 7633 §4.2).
    static List<String> tlsFeature(DerElement features) throws IOException {
        var lines = new ArrayList<String>();
        for (var feature : features.expect(DerElement.SEQUENCE).children()) {
            var number = ValueText.integer(feature.expect(DerElement.INTEGER));
            lines.add(
                    switch (number) {
                        case "5" -> "status_request (5)";
                        case "17" -> "status_request_v2 (17)";
                        default -> number;
                    });
        }
        return lines;
    }

    /// RFC 8551 §2.5.2.
    static List<String> capabilities(DerElement capabilities) throws IOException {
        var lines = new ArrayList<String>();
        for (var capability : capabilities.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(capability);
            var name = ValueText.identifier(parts.next());
            lines.add(parts.hasNext() ? name + ": " + PlainWords.oneLine(parts.next()) : name);
        }
        return lines;
    }

    /// CA/Browser Forum, EV Guidelines §9.8.2.
    static List<String> organizationIdentifier(DerElement identifier) throws IOException {
        var parts = new Parts(identifier.expect(DerElement.SEQUENCE));
        var lines = new ArrayList<String>();
        lines.add("registrationSchemeIdentifier: " + ValueText.string(parts.next()));
        lines.add("registrationCountry: " + ValueText.string(parts.next()));
        if (parts.peek(0x80)) {
            lines.add("registrationStateOrProvince: " + ValueText.latin(parts.next()));
        }
        lines.add("registrationReference: " + ValueText.string(parts.next()));
        return lines;
    }

    /// CA/Browser Forum, EV Guidelines Appendix F: the key of an onion service.
    static List<String> torDescriptors(DerElement descriptors) throws IOException {
        var lines = new ArrayList<String>();
        for (var descriptor : descriptors.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(descriptor);
            lines.add("onionURI: " + ValueText.string(parts.next()));
            lines.add("  algorithm: " + ValueText.identifier(new Parts(parts.next(DerElement.SEQUENCE)).next()));
            lines.add("  subjectPublicKeyHash: " + ValueText.hex(parts.next(DerElement.BIT_STRING)));
        }
        return lines;
    }

    static List<String> entrustVersion(DerElement info) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : info.expect(DerElement.SEQUENCE).children()) {
            lines.add(
                    part.is(DerElement.BIT_STRING)
                            ? "flags: " + String.join(", ", ValueText.bits(part))
                            : "version: " + ValueText.string(part));
        }
        return lines;
    }

    /// RFC 3739 §3.2.5: what a picture or a voice is known by.
    static List<String> biometrics(DerElement syntax) throws IOException {
        var lines = new ArrayList<String>();
        for (var data : syntax.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(data);
            var type = parts.next();
            lines.add("type: "
                    + (type.is(DerElement.INTEGER) ? biometric(ValueText.integer(type)) : ValueText.identifier(type)));
            lines.add("  hash: " + ValueText.identifier(new Parts(parts.next(DerElement.SEQUENCE)).next()) + " "
                    + ValueText.hex(parts.next(DerElement.OCTET_STRING)));
            if (parts.hasNext()) {
                lines.add("  sourceDataUri: " + ValueText.string(parts.next()));
            }
        }
        return lines;
    }

    private static String biometric(String number) {
        return switch (number) {
            case "0" -> "picture";
            case "1" -> "handwritten-signature";
            default -> number;
        };
    }
}
