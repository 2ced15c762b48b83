package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A country by its two-letter code (ISO 3166-1 alpha-2), as the attribute `C` wants it (RFC 5280 Appendix A.1).
///
/// @param code two upper-case letters
public record Country(String code) {
    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Country {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("not a country code: " + code);
        }
    }

    /// The country's name in a language.
    public String name(Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    /// Every country, sorted by its name in that language.
    public static List<Country> all(Locale language) {
        return CODES.stream()
                .map(Country::new)
                .sorted(Comparator.comparing(c -> c.name(language)))
                .toList();
    }

    /// Reads a code. A country's name is refused with its code as advice.
    public static Parsed<Country> parse(String text) {
        var typed = text.strip();
        var code = typed.toUpperCase(Locale.ROOT);
        if (CODES.contains(code)) {
            return Parsed.valid(new Country(code));
        }
        return CODES.stream()
                .map(Country::new)
                .filter(c -> c.name(Locale.ENGLISH).equalsIgnoreCase(typed)
                        || c.name(Locale.TRADITIONAL_CHINESE).equals(typed))
                .findFirst()
                .<Parsed<Country>>map(c -> Parsed.invalid("country.name", typed, c.code()))
                .orElseGet(() -> Parsed.invalid("country.unknown", typed));
    }
}
