package dev.certwright.cli;

import dev.certwright.model.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The language asked for by `--lang`, found before anything else is understood: help and complaints are texts, too.
record LanguageOption(Optional<Locale> locale) {
    private static final String NAME = "--lang";

    static Parsed<LanguageOption> find(List<String> arguments) {
        for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
            var argument = arguments.get(i);
            if (argument.equals(NAME) && i + 1 < arguments.size()) {
                return parse(arguments.get(i + 1));
            }
            if (argument.startsWith(NAME + "=")) {
                return parse(argument.substring(NAME.length() + 1));
            }
        }
        return Parsed.valid(new LanguageOption(Optional.empty()));
    }

    private static Parsed<LanguageOption> parse(String tag) {
        var locale = Locale.forLanguageTag(tag.replace('_', '-'));
        return List.of("en", "zh").contains(locale.getLanguage())
                ? Parsed.valid(new LanguageOption(Optional.of(locale)))
                : new Parsed.Invalid<>(dev.certwright.model.Phrase.of("cli.lang.unknown", tag));
    }
}
