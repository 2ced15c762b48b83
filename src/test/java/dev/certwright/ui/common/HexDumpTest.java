package dev.certwright.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HexDumpTest {
    @Test
    void showsOffsetsDigitsAndCharacters() {
        assertEquals("0010", HexDump.offset(16));
        assertEquals("ff", HexDump.hex((byte) -1));
        assertEquals("G", HexDump.character((byte) 'G'));
        assertEquals(".", HexDump.character((byte) 0x0d));
        assertEquals(".", HexDump.character((byte) -1));
        assertEquals(".", HexDump.character((byte) 0x7f));
    }
}
