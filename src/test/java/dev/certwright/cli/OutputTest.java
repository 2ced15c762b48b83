package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void aCertificateCannotSteerTheTerminal() {
        assertEquals("CN=\\u001b[31mred\\u0007\n", printed("CN=\u001b[31mred\u0007", StandardCharsets.UTF_8));
    }

    @Test
    void aNameCannotFakeASecondLine() {
        assertEquals("a valid b\n", printed("a\nvalid\rb", StandardCharsets.UTF_8));
    }

    @Test
    void aNameCannotTurnTheReadingDirection() {
        assertEquals("\\u202egro.live\n", printed("\u202egro.live", StandardCharsets.UTF_8));
    }

    @Test
    void aTerminalThatKnowsUnicodeGetsIt() {
        assertEquals("✔ 1 客戶端問候…\n", printed("✔ 1 客戶端問候…", StandardCharsets.UTF_8));
    }

    @Test
    void aTerminalThatKnowsAsciiOnlyGetsAscii() {
        assertEquals(
                "ok 1 \"Client\" -> hello... - X  fails ? it's\n",
                printed("✔ 1 “Client” → hello… – ✖ fails 憑 it’s", StandardCharsets.US_ASCII));
    }

    private static String printed(String text, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        new Output(new PrintStream(bytes, true, charset)).line(text);
        return bytes.toString(charset);
    }
}
