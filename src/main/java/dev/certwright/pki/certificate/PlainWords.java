package dev.certwright.pki.certificate;

import dev.certwright.model.inspection.Asn1Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts values into words by their tags alone.
final class PlainWords {
    private static final int MOST_ROWS = 200;
    private static final int MOST_OCTETS = 1024;
    private static final int DEEPEST = 20;

    private PlainWords() {}

    /// A primitive value in one line.
    static String oneLine(DerElement value) throws IOException {
        return switch (value.tag()) {
            case DerElement.BOOLEAN -> Boolean.toString(ValueText.truth(value));
            case DerElement.INTEGER, 0x0a -> ValueText.integer(value);
            case DerElement.OBJECT_IDENTIFIER -> ValueText.identifier(value);
            case DerElement.UTC_TIME, DerElement.GENERALIZED_TIME -> ValueText.time(value);
            case 0x05 -> "NULL";
            case DerElement.OCTET_STRING, DerElement.BIT_STRING -> ValueText.hex(value);
            case 0x0c, 0x12, 0x13, 0x14, 0x16, 0x19, 0x1a, 0x1b, 0x1c, 0x1e -> ValueText.string(value);
            default -> asn1(value.encoded()).strip().replaceAll("\\s*\\n\\s*", " ");
        };
    }

    /// A value that says nothing beyond itself: a text, a number, or just that it is there.
    ///
    /// @throws IOException when it is not that simple
    static List<String> simple(DerElement value) throws IOException {
        if (value.constructed() || value.is(DerElement.OCTET_STRING) || value.is(DerElement.BIT_STRING)) {
            throw new IOException("not simple");
        }
        return List.of(oneLine(value));
    }

    /// Octets that mean nothing beyond themselves.
    static List<String> octets(DerElement value) throws IOException {
        return List.of(ValueText.hex(value.expect(DerElement.OCTET_STRING)));
    }

    /// An unknown encoding taken apart, a line for each element, then all of it in hexadecimal, both within bounds.
    static String asn1(byte[] encoding) {
        var shown = encoding.length > MOST_OCTETS * 16 ? java.util.Arrays.copyOf(encoding, MOST_OCTETS * 16) : encoding;
        var lines = new ArrayList<String>();
        for (var row : Asn1Rows.of(shown, Asn1Shape.UNKNOWN)) {
            if (lines.size() == MOST_ROWS) {
                lines.add("…");
                break;
            }
            lines.add(line(row));
        }
        return String.join("\n", lines);
    }

    /// The first octets in hexadecimal.
    static String hex(byte[] encoding) {
        return encoding.length <= MOST_OCTETS
                ? ValueText.hex(encoding)
                : ValueText.hex(java.util.Arrays.copyOf(encoding, MOST_OCTETS)) + "… (" + encoding.length + ")";
    }

    private static String line(Asn1Row row) {
        return "  ".repeat(Math.min(row.depth(), DEEPEST))
                + row.type()
                + (row.value().isEmpty() ? "" : ": " + row.value());
    }
}
