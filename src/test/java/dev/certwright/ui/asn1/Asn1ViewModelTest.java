package dev.certwright.ui.asn1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Asn1ViewModelTest {
    /// SEQUENCE { INTEGER 5, SEQUENCE { BOOLEAN TRUE }, NULL }
    private static final Bytes OCTETS = Bytes.of(HexFormat.of().parseHex("300a02010530030101ff0500"));

    private static final List<Asn1Row> ROWS = List.of(
            row(0, 0, 12, 2, "SEQUENCE", ""),
            row(1, 2, 5, 2, "INTEGER", "5"),
            row(1, 5, 10, 2, "SEQUENCE", ""),
            row(2, 7, 10, 2, "BOOLEAN", "TRUE"),
            row(1, 10, 12, 2, "NULL", ""));

    private final Asn1ViewModel model = new Asn1ViewModel();

    private static Asn1Row row(int depth, int from, int to, int header, String type, String value) {
        return new Asn1Row(depth, new OctetRange(from, to), header, type, value, "");
    }

    @BeforeEach
    void show() {
        model.show(OCTETS, ROWS);
    }

    @Test
    void selectsTheInnermostElementAtAnOctet() {
        model.selectOctet(9);
        assertEquals(
                Optional.of(new OctetRange(7, 10)),
                model.selectedRangeProperty().get());
        model.selectOctet(5);
        assertEquals(
                Optional.of(new OctetRange(5, 10)),
                model.selectedRangeProperty().get());
        model.selectOctet(1);
        assertEquals(
                Optional.of(new OctetRange(0, 12)),
                model.selectedRangeProperty().get());
        model.selectOctet(12);
        assertEquals(
                Optional.of(new OctetRange(0, 12)),
                model.selectedRangeProperty().get());
    }

    @Test
    void selectsTheElementOfARange() {
        model.select(new OctetRange(5, 10));
        assertEquals(2, model.selectedProperty().get());
        model.select(new OctetRange(4, 6));
        assertEquals(0, model.selectedProperty().get());
        model.select(new OctetRange(4, 60));
        assertEquals(Optional.empty(), model.selectedRangeProperty().get());
    }

    @Test
    void tellsHeaderAndContentApart() {
        model.select(new OctetRange(5, 10));
        assertFalse(model.chosen(4));
        assertTrue(model.leading(5));
        assertTrue(model.leading(6));
        assertTrue(model.chosen(7));
        assertFalse(model.leading(7));
        assertFalse(model.chosen(10));
    }

    @Test
    void hidesWhatIsInAClosedBranch() {
        model.toggle(2);
        assertEquals(List.of(0, 1, 2, 4), List.copyOf(model.visible()));
        model.toggle(2);
        assertEquals(List.of(0, 1, 2, 3, 4), List.copyOf(model.visible()));
    }

    @Test
    void opensWhatHidesTheSelectedElement() {
        model.toggle(2);
        model.toggle(0);
        model.selectOctet(9);
        assertEquals(List.of(0, 1, 2, 3, 4), List.copyOf(model.visible()));
        assertEquals(3, model.positionOf(model.selectedProperty().get()));
    }

    @Test
    void selectsTheBranchThatClosesAroundTheSelectedElement() {
        model.selectOctet(9);
        model.toggle(0);
        assertEquals(0, model.selectedProperty().get());
    }

    @Test
    void movesThroughTheTreeSideways() {
        model.selectOctet(9);
        model.outward();
        assertEquals(2, model.selectedProperty().get());
        model.outward();
        assertFalse(model.open(2));
        model.inward();
        assertTrue(model.open(2));
        model.inward();
        assertEquals(3, model.selectedProperty().get());
        model.inward();
        assertEquals(3, model.selectedProperty().get());
    }

    @Test
    void copiesTheElement() {
        model.selectOctet(9);
        assertEquals("0101ff", model.hex());
        assertEquals("TRUE", model.value());
        assertEquals("AQH/", model.base64());
        model.clear();
        assertEquals("", model.hex());
        assertEquals("", model.value());
    }

    @Test
    void staysQuickWithTenThousandLevelsAndMillionsOfOctets() {
        var rows = new ArrayList<Asn1Row>();
        int length = 4_000_000;
        for (int depth = 0; depth < 10_000; depth++) {
            rows.add(row(depth, 4 * depth, length, 4, "SEQUENCE", ""));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            model.show(Bytes.of(new byte[length]), rows);
            assertEquals(250_000, model.lines().size());
            assertTrue(model.visible().size() < 10);
            model.selectOctet(length - 1);
            assertEquals(10_000, model.visible().size());
            assertEquals(9_999, model.selectedProperty().get());
        });
    }

    @Test
    void forgetsTheFormerEncoding() {
        model.selectOctet(9);
        model.show(Bytes.EMPTY, List.of());
        assertEquals(Optional.empty(), model.selectedRangeProperty().get());
        assertEquals(List.of(), List.copyOf(model.visible()));
        model.selectOctet(3);
        assertEquals(-1, model.selectedProperty().get());
    }
}
