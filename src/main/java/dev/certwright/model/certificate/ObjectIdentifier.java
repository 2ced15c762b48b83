package dev.certwright.model.certificate;

import dev.certwright.model.Parsed;
import java.util.regex.Pattern;

/// The text form of object identifiers (RFC 4512 §1.4, X.660): numbers with dots between them.
public final class ObjectIdentifier {
    private static final int MAX_LENGTH = 256;
    private static final Pattern DOTTED =
            Pattern.compile("([01]\\.(0|[1-9]|[1-3]\\d)|2\\.(0|[1-9]\\d*))(\\.(0|[1-9]\\d*))*");

    private ObjectIdentifier() {}

    /// Reads one as a person types it.
    public static Parsed<String> parse(String text) {
        var typed = text.strip();
        return typed.length() <= MAX_LENGTH && DOTTED.matcher(typed).matches()
                ? Parsed.valid(typed)
                : Parsed.invalid("oid.malformed", typed.length() > 60 ? typed.substring(0, 60) + "…" : typed);
    }
}
