package dev.certwright.model.inventory;

import dev.certwright.model.Parsed;
import java.time.Duration;

/// How long before something ends a person wants to hear of it.
public final class WarningTime {
    /// Ten years, in days.
    public static final int MAX_DAYS = 3653;

    private WarningTime() {}

    /// Reads `30d`, `4w`, `12h`, or a number alone, which counts days.
    public static Parsed<Duration> parse(String text) {
        var typed = text.strip();
        if (!typed.matches("\\d{1,6}[hdw]?")) {
            return Parsed.invalid("warningTime.unreadable", typed);
        }
        char unit = typed.charAt(typed.length() - 1);
        long number = Long.parseLong(Character.isDigit(unit) ? typed : typed.substring(0, typed.length() - 1));
        var time = switch (unit) {
            case 'h' -> Duration.ofHours(number);
            case 'w' -> Duration.ofDays(7 * number);
            default -> Duration.ofDays(number);
        };
        return time.toDays() > MAX_DAYS ? Parsed.invalid("warningTime.tooLong", MAX_DAYS, typed) : Parsed.valid(time);
    }
}
