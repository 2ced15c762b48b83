package dev.certwright.ui.safety;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes moments on a person's clock, in the form that sorts: `2026-11-23 14:05:09`.
record Moments(ZoneId zone) {
    String of(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(moment);
    }
}
