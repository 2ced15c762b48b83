package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HexDumpTest {
    @Test
    void showsOffsetsDigitsAndCharacters() {
        assertEquals(
                List.of("0000 47 45 54 20 2f 0d 0a 00 GET /...", "0008 ff                      ."),
                HexDump.lines(Bytes.of("GET /\r\n\0\u00ff".getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void hasNoLineForNothing() {
        assertEquals(List.of(), HexDump.lines(Bytes.of(new byte[0])));
    }
}
