package dev.certwright.ui.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Writes moments as days of a person's calendar, in the form that sorts: `2026-11-23`.
public record Dates(ZoneId zone) {
    public String day(Instant moment) {
        return LocalDate.ofInstant(moment, zone).toString();
    }
}
