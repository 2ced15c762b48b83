package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.net.URI;
import java.net.URISyntaxException;

/// URIs as a certificate carries them (RFC 5280 §4.2.1.6): absolute, with a scheme and something after it.
final class UriSyntax {
    private UriSyntax() {}

    static Parsed<String> parse(String text) {
        try {
            var uri = new URI(text);
            if (!uri.isAbsolute() || text.chars().anyMatch(c -> c > 126)) {
                return Parsed.invalid("uri.malformed", text);
            }
            if (text.contains("://")
                    && (uri.getRawAuthority() == null || uri.getRawAuthority().isEmpty())) {
                return Parsed.invalid("uri.malformed", text);
            }
            return Parsed.valid(text);
        } catch (URISyntaxException _) {
            return Parsed.invalid("uri.malformed", text);
        }
    }
}
