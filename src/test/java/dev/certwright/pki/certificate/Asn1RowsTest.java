package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Asn1RowsTest {
    @Test
    void takesNestingOfTenThousandLevels() {
        var octets = nested(10_000);
        var rows = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Asn1Rows.of(octets, Asn1Shape.UNKNOWN));
        assertEquals(10_001, rows.size());
        assertEquals(10_000, rows.getLast().depth());
        assertEquals("5", rows.getLast().value());
        requireOrder(rows, octets.length);
    }

    @Test
    void takesIndefiniteNestingThatNeverEnds() {
        var octets = new byte[200_000];
        for (int i = 0; i < octets.length; i += 2) {
            octets[i] = 0x30;
            octets[i + 1] = (byte) 0x80;
        }
        var rows = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Asn1Rows.of(octets, Asn1Shape.UNKNOWN));
        assertEquals(100_000, rows.size());
        requireOrder(rows, octets.length);
    }

    @Test
    void saysWhatIsMissingOfALengthOfAGigabyte() {
        var rows = rows("3008 0484 40000000 0102");
        assertEquals(List.of("SEQUENCE", Asn1Row.UNREADABLE), types(rows));
        assertEquals("OCTET STRING: 2 / 1073741824", rows.getLast().value());
        assertEquals(new OctetRange(2, 10), rows.getLast().range());
    }

    @Test
    void goesOnInsideAConstructedElementThatIsCutShort() {
        var rows = rows("3084 40000000 020105");
        assertEquals(List.of("SEQUENCE", "INTEGER"), types(rows));
        assertEquals("3 / 1073741824", rows.getFirst().value());
        assertEquals(new OctetRange(0, 9), rows.getFirst().range());
    }

    @Test
    void endsAnIndefiniteLengthBehindItsEnd() {
        var rows = rows("3080 020105 0000 020107");
        assertEquals(List.of("SEQUENCE", "INTEGER", "INTEGER"), types(rows));
        assertEquals(new OctetRange(0, 7), rows.getFirst().range());
        assertEquals(List.of(0, 1, 0), rows.stream().map(Asn1Row::depth).toList());
    }

    @Test
    void readsHighTags() {
        assertEquals(List.of("[1234]"), types(rows("9f8952 0105")));
        assertEquals(List.of("[APPLICATION 31]"), types(rows("7f1f 00")));
        assertEquals(List.of(Asn1Row.UNREADABLE), types(rows("9fffffffffffffffffffffffff")));
    }

    @Test
    void showsOctetsThatFollow() {
        assertEquals(List.of("NULL", Asn1Row.UNREADABLE), types(rows("0500 ff")));
        assertEquals(List.of(), rows(""));
    }

    @Test
    void leavesOutWhatIsTooMuchAndSaysSo() {
        var octets = new byte[2 * (Asn1Rows.MOST + 10)];
        for (int i = 0; i < octets.length; i += 2) {
            octets[i] = 5;
        }
        var rows = Asn1Rows.of(octets, Asn1Shape.UNKNOWN);
        assertEquals(Asn1Rows.MOST, rows.size());
        assertEquals(Asn1Row.LEFT_OUT, rows.getLast().type());
        assertEquals(octets.length, rows.getLast().range().to());
    }

    @Test
    void shortensLongValues() {
        var octets = DerWriter.element(0x0c, new byte[100_000]);
        for (int i = 10; i < octets.length; i++) {
            octets[i] = 'x';
        }
        assertTrue(Asn1Rows.of(octets, Asn1Shape.UNKNOWN).getFirst().value().length() < 1000);
    }

    private static List<Asn1Row> rows(String hex) {
        return Asn1Rows.of(HexFormat.of().parseHex(hex.replace(" ", "")), Asn1Shape.UNKNOWN);
    }

    private static List<String> types(List<Asn1Row> rows) {
        return rows.stream().map(Asn1Row::type).toList();
    }

    /// SEQUENCEs inside each other around the number five.
    static byte[] nested(int levels) {
        var headers = new byte[levels][];
        int length = 3;
        for (int i = levels - 1; i >= 0; i--) {
            headers[i] = DerWriter.element(0x30, new byte[length]);
            int header = headers[i].length - length;
            headers[i] = java.util.Arrays.copyOf(headers[i], header);
            length += header;
        }
        var out = new ByteArrayOutputStream();
        for (var header : headers) {
            out.writeBytes(header);
        }
        out.writeBytes(new byte[] {2, 1, 5});
        return out.toByteArray();
    }

    /// Rows lie in the encoding, one behind the other, children inside their parents.
    static void requireOrder(List<Asn1Row> rows, int length) {
        var around = new java.util.ArrayList<OctetRange>();
        int from = 0;
        for (var row : rows) {
            if (row.depth() > around.size()) {
                throw new AssertionError("no parent of " + row);
            }
            while (around.size() > row.depth()) {
                around.removeLast();
            }
            boolean inside = around.isEmpty()
                    ? row.range().to() <= length
                    : around.getLast().contains(row.range());
            if (!inside
                    || row.range().from() < from
                    || row.headerLength() > row.range().length()) {
                throw new AssertionError("misplaced: " + row);
            }
            from = row.range().from();
            around.add(row.range());
        }
    }
}
