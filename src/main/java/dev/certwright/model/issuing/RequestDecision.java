package dev.certwright.model.issuing;

import dev.certwright.model.Parsed;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What becomes of something that a certification request asks for.
public enum RequestDecision {
    /// The certificate gets what the request asks for.
    KEEP,
    /// The certificate gets what the CA says instead, which may be nothing.
    REPLACE,
    /// The certificate gets both.
    ADD;

    /// The word for the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the word.
    public static Parsed<RequestDecision> parse(String text) {
        return Arrays.stream(values())
                .filter(decision -> decision.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(
                        "request.decision",
                        text.strip(),
                        Arrays.stream(values()).map(RequestDecision::word).collect(Collectors.joining(", "))));
    }
}
