package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void cellsStandBelowEachOther() {
        assertEquals(
                List.of("a     bb  c", "long  b   cc"),
                new Columns().row("a", "bb", "c").row("long", "b", "cc").lines());
    }

    @Test
    void aChineseCharacterTakesTwoPlaces() {
        assertEquals(
                List.of("憑證  x", "ab    y"),
                new Columns().row("憑證", "x").row("ab", "y").lines());
    }
}
