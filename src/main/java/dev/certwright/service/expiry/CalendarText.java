package dev.certwright.service.expiry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes events as an iCalendar object (RFC 5545): one VEVENT for each, with a VALARM.
final class CalendarText {
    /// Longest line in octets without its line break (RFC 5545 §3.1).
    static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /// The whole object.
    ///
    /// @param now when it is written
    static String of(List<CalendarEvent> events, Instant now) {
        var calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Certwright//Expiry//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        events.forEach(event -> calendar.event(event, now));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(CalendarEvent event, Instant now) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + UTC.format(now));
        line("DTSTART:" + UTC.format(event.at()));
        line("SUMMARY:" + escaped(event.summary()));
        line("DESCRIPTION:" + escaped(event.description()));
        // It takes no time that a person would be busy.
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("DESCRIPTION:" + escaped(event.summary()));
        line("TRIGGER:-" + duration(event.warning()));
        line("END:VALARM");
        line("END:VEVENT");
    }

    /// A `dur-value` of RFC 5545 §3.3.6, which knows neither months nor fractions.
    private static String duration(Duration length) {
        return length.toSeconds() % 86_400 == 0 ? "P" + length.toDays() + "D" : "PT" + length.toSeconds() + "S";
    }

    /// A TEXT value (RFC 5545 §3.3.11). Control characters are not allowed in one.
    private static String escaped(String value) {
        var out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> out.append('\\').appendCodePoint(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c == '\t' || !Character.isISOControl(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    /// One content line, folded between characters so that no line is longer than [#LONGEST_LINE] octets.
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int c = content.codePointAt(i);
            int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(c);
            octets += length;
            i += Character.charCount(c);
        }
        text.append("\r\n");
    }
}
