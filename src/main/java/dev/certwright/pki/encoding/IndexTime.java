package dev.certwright.pki.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// A moment as ASN.1 writes it (RFC 5280 §4.1.2.5): a year of two digits or of four, always UTC.
public final class IndexTime {
    private static final Pattern FORM =
            Pattern.compile("(\\d{2}|\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?Z", Pattern.CASE_INSENSITIVE);

    private IndexTime() {}

    /// Reads a moment; years of two digits are those from 1950 to 2049.
    ///
    /// @return empty when it is none
    public static Optional<Instant> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(1).length() == 2) {
            year += year < 50 ? 2000 : 1900;
        }
        try {
            return Optional.of(LocalDateTime.of(
                            year,
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
