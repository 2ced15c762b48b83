package dev.certwright.service.expiry;

import java.time.Duration;
import java.time.Instant;

/// Something to be done by a moment, for a calendar.
///
/// @param uid         the same each time the same thing is written, so that a calendar replaces what it has
/// @param at          in whole seconds
/// @param summary     one line
/// @param description may have several lines
/// @param warning     how long before the calendar rings
public record CalendarEvent(String uid, Instant at, String summary, String description, Duration warning) {}
