package dev.certwright.model;

import java.util.List;

/// Something to say to a person, before it is put into a language.
///
/// The key names a text of the message bundles, so every phrase has a translation and the layers below the
/// window and the command line hold no sentences of their own.
///
/// @param key       for example `violation.commonName.tooLong`
/// @param arguments values for the placeholders of the text, in order; numbers, dates, strings, or further phrases
public record Phrase(String key, List<Object> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
