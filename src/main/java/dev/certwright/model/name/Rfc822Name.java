package dev.certwright.model.name;

import dev.certwright.model.Parsed;

/// A mailbox as a certificate carries it (RFC 5280 §4.2.1.6): `local-part@host`, ASCII.
public record Rfc822Name(String value) {
    /// Reads a mailbox without display name or angle brackets.
    public static Parsed<Rfc822Name> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return Parsed.invalid("email.malformed", text);
        }
        var local = text.substring(0, at);
        if (!local.matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            return Parsed.invalid("email.malformed", text);
        }
        return switch (HostName.parse(text.substring(at + 1))) {
            case Parsed.Valid<String>(var host) -> Parsed.valid(new Rfc822Name(local + "@" + host));
            case Parsed.Invalid<String> _ -> Parsed.invalid("email.malformed", text);
        };
    }
}
