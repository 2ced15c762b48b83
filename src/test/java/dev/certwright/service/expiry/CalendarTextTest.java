package dev.certwright.service.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.testing.Program;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is judged by the grammar of RFC 5545, and by a program of others where there is one.
class CalendarTextTest {
    private static final Instant NOW = Instant.parse("2026-11-24T04:30:00Z");
    private static final CalendarEvent HARD = new CalendarEvent(
            "ab12@certwright",
            Instant.parse("2026-12-08T23:59:59Z"),
            "legacy-client; “Büro, Süd” \\ 憑證到期 憑證到期 憑證到期 憑證到期 憑證到期 😀 ends",
            "Renew it:\ncertwright renew 'legacy-client'\u0007",
            Duration.ofDays(14));

    @TempDir
    Path folder;

    @Test
    void everyLineEndsWithCrLfAndHasAtMost75OctetsOfWholeCharacters() throws Exception {
        var octets = CalendarText.of(List.of(HARD, HARD), NOW).getBytes(StandardCharsets.UTF_8);
        for (var line : lines(octets)) {
            assertTrue(line.length <= 75, () -> new String(line, StandardCharsets.UTF_8));
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(line));
        }
    }

    /// Splits at CRLF; a CR or LF alone is against RFC 5545 §3.1.
    private static List<byte[]> lines(byte[] octets) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\r') {
                assertEquals('\n', octets[i + 1], "CR alone");
                lines.add(Arrays.copyOfRange(octets, start, i));
                start = i + 2;
                i++;
            } else {
                assertFalse(octets[i] == '\n', "LF alone");
            }
        }
        assertEquals(octets.length, start, "the last line ends, too");
        return lines;
    }

    @Test
    void unfoldedItIsOneEventWithOneAlarmWithinOneCalendar() {
        var text = CalendarText.of(List.of(HARD), NOW).replace("\r\n ", "");
        assertEquals(
                List.of(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Certwright//Expiry//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:ab12@certwright",
                        "DTSTAMP:20261124T043000Z",
                        "DTSTART:20261208T235959Z",
                        "SUMMARY:legacy-client\\; “Büro\\, Süd” \\\\ 憑證到期 憑證到期 憑證到期 憑證到期 憑證到期 😀 ends",
                        "DESCRIPTION:Renew it:\\ncertwright renew 'legacy-client'",
                        "TRANSP:TRANSPARENT",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "DESCRIPTION:legacy-client\\; “Büro\\, Süd” \\\\ 憑證到期 憑證到期 憑證到期 憑證到期 憑證到期 😀 ends",
                        "TRIGGER:-P14D",
                        "END:VALARM",
                        "END:VEVENT",
                        "END:VCALENDAR"),
                text.lines().toList());
    }

    @Test
    void nothingToDoIsACalendarThatIsEmpty() {
        var text = CalendarText.of(List.of(), NOW);
        assertTrue(text.startsWith("BEGIN:VCALENDAR\r\n"), text);
        assertTrue(text.endsWith("END:VCALENDAR\r\n"), text);
        assertFalse(text.contains("VEVENT"), text);
    }

    @Test
    void anotherLibraryReadsTheSame() throws Exception {
        var python = List.of("/usr/bin/python3", "python3").stream()
                .filter(this::knowsCalendars)
                .findFirst();
        Assumptions.assumeTrue(
                python.isPresent(), "python3-icalendar is not installed: this test needs it as an oracle");
        Files.writeString(folder.resolve("events.ics"), CalendarText.of(List.of(HARD, HARD), NOW));
        var script = Files.writeString(folder.resolve("read.py"), """
                import icalendar, sys
                sys.stdout.reconfigure(encoding='utf-8')
                c = icalendar.Calendar.from_ical(open('events.ics', 'rb').read())
                e = [e for e in c.walk('VEVENT')]
                print(len(e))
                print(str(e[0]['SUMMARY']))
                print(repr(str(e[0]['DESCRIPTION'])))
                print(e[0]['DTSTART'].dt.isoformat())
                print(e[0].walk('VALARM')[0]['TRIGGER'].dt.total_seconds())
                print(len(e[0].errors))
                """);
        var said = Program.run(folder, python.get(), script.toString());
        assertEquals(
                List.of(
                        "2",
                        HARD.summary(),
                        "\"Renew it:\\ncertwright renew 'legacy-client'\"",
                        "2026-12-08T23:59:59+00:00",
                        Double.toString(-14 * 86_400.0),
                        "0"),
                said.text().lines().toList());
    }

    private boolean knowsCalendars(String python) {
        try {
            return Program.run(folder, python, "-c", "import icalendar").status() == 0;
        } catch (java.io.IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
