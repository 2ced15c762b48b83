package dev.certwright.model;

import java.util.function.Function;

/// The outcome of reading a `T` from text typed by a person.
public sealed interface Parsed<T> {
    record Valid<T>(T value) implements Parsed<T> {}

    /// The text is not a `T`.
    ///
    /// @param violation says what is wrong with the text and what to do about it
    record Invalid<T>(Phrase violation) implements Parsed<T> {}

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    /// Refuses the text.
    ///
    /// @param code lower camel case, for example `commonName.tooLong`; the text stands under `violation.<code>`
    static <T> Parsed<T> invalid(String code, Object... arguments) {
        return new Invalid<>(Phrase.of("violation." + code, arguments));
    }

    default <R> Parsed<R> map(Function<T, R> f) {
        return switch (this) {
            case Valid<T>(var value) -> new Valid<>(f.apply(value));
            case Invalid<T>(var violation) -> new Invalid<>(violation);
        };
    }

    /// Returns the value.
    ///
    /// @throws PkiException.InvalidInput when the text was not valid; it carries the violation
    default T orThrow() throws PkiException.InvalidInput {
        return switch (this) {
            case Valid<T>(var value) -> value;
            case Invalid<T>(var violation) -> throw new PkiException.InvalidInput(violation);
        };
    }
}
