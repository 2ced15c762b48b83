package dev.certwright.pki.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts Microsoft's extensions into words (MS-WCCE §2.2.2.7).
final class MicrosoftWords {
    private static final String OBJECT_SID = "1.3.6.1.4.1.311.25.2.1";

    private MicrosoftWords() {}

    static List<String> templateName(DerElement name) throws IOException {
        return List.of(ValueText.string(name));
    }

    static List<String> template(DerElement template) throws IOException {
        var parts = new Parts(template.expect(DerElement.SEQUENCE));
        var lines = new ArrayList<String>();
        lines.add("templateID: " + ValueText.identifier(parts.next()));
        if (parts.hasNext()) {
            lines.add("templateMajorVersion: " + ValueText.integer(parts.next(DerElement.INTEGER)));
        }
        if (parts.hasNext()) {
            lines.add("templateMinorVersion: " + ValueText.integer(parts.next(DerElement.INTEGER)));
        }
        return lines;
    }

    /// The low half counts the CA's certificates, the high half its keys.
    static List<String> caVersion(DerElement version) throws IOException {
        var number = version.integer();
        if (number.signum() < 0 || number.bitLength() > 32) {
            throw new IOException("not a version");
        }
        return List.of("V" + (number.longValue() & 0xffff) + "." + (number.longValue() >> 16));
    }

    /// The security identifier of the account (MS-WCCE §2.2.2.7.7.4).
    static List<String> securityIdentifier(DerElement extension) throws IOException {
        var lines = new ArrayList<String>();
        for (var name : extension.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(name);
            var type = Asn1.objectIdentifier(parts.next());
            var value =
                    new Parts(parts.next(0xa0)).next(DerElement.OCTET_STRING).content();
            lines.add((type.equals(OBJECT_SID) ? "objectSid: " : type + ": ")
                    + new String(value, StandardCharsets.ISO_8859_1));
        }
        return lines;
    }

    /// Names and values of a request's enrollment, or the provider that made its key.
    static List<String> strings(DerElement sequence) throws IOException {
        var words = new ArrayList<String>();
        for (var part : sequence.expect(DerElement.SEQUENCE).children()) {
            words.add(part.constructed() ? PlainWords.oneLine(part) : part(part));
        }
        return words;
    }

    private static String part(DerElement part) throws IOException {
        var text = PlainWords.oneLine(part);
        return part.is(DerElement.BIT_STRING) ? "signature: " + text : text;
    }
}
