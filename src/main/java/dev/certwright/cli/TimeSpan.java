package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// A duration as a person types it: `30m`, `12h`, `7d`, `2w`.
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([mhdw])");

    private TimeSpan() {}

    static Duration parse(String text) throws PkiException.InvalidInput {
        var matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.timeSpan", text));
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "w" -> Duration.ofDays(7 * count);
            default -> Duration.ofDays(count);
        };
    }
}
