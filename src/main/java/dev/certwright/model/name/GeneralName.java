package dev.certwright.model.name;

import dev.certwright.model.Parsed;
import java.util.Locale;

/// A subject alternative name (RFC 5280 §4.2.1.6).
public sealed interface GeneralName {
    /// The name as text, without its type.
    String value();

    /// The type as OpenSSL and people abbreviate it: `DNS`, `IP`, `URI`, `email`, …
    String type();

    /// The name with its type, as OpenSSL's configuration takes it: `DNS:localhost`.
    default String typed() {
        return type() + ":" + value();
    }

    /// A host name (`dNSName`).
    ///
    /// @param value labels of letters, digits and hyphens, lower case as typed; at most the first one is `*`
    record Dns(String value) implements GeneralName {
        @Override
        public String type() {
            return "DNS";
        }
    }

    /// An address (`iPAddress`).
    record Ip(IpAddress address) implements GeneralName {
        @Override
        public String value() {
            return address.toString();
        }

        @Override
        public String type() {
            return "IP";
        }
    }

    /// A mailbox (`rfc822Name`).
    record Email(Rfc822Name mailbox) implements GeneralName {
        @Override
        public String value() {
            return mailbox.value();
        }

        @Override
        public String type() {
            return "email";
        }
    }

    /// A `uniformResourceIdentifier`, for example `spiffe://example.org/service`.
    record Uri(String value) implements GeneralName {
        @Override
        public String type() {
            return "URI";
        }
    }

    /// A name of another kind, which is shown but not typed: `otherName`, `directoryName`, `registeredID`, …
    record Other(String type, String value) implements GeneralName {}

    /// Reads one name as people type it: the type is recognised from the text, or given in front (`DNS:`, `IP:`,
    /// `URI:`, `email:`).
    static Parsed<GeneralName> parse(String text) {
        var typed = text.strip();
        int colon = typed.indexOf(':');
        var prefix = colon < 0 ? "" : typed.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        var rest = typed.substring(colon + 1).strip();
        return switch (prefix) {
            case "dns" -> dns(rest);
            case "ip", "ip address" -> ip(rest);
            case "uri" -> uri(rest);
            case "email" -> email(rest);
            default -> untyped(typed);
        };
    }

    private static Parsed<GeneralName> untyped(String text) {
        if (text.isEmpty()) {
            return Parsed.invalid("generalName.blank");
        }
        if (text.contains("://") || text.startsWith("urn:")) {
            return uri(text);
        }
        if (text.contains("@")) {
            return email(text);
        }
        return IpAddress.looksLikeOne(text) ? ip(text) : dns(text);
    }

    private static Parsed<GeneralName> dns(String text) {
        return HostName.parsePattern(text).map(Dns::new);
    }

    private static Parsed<GeneralName> ip(String text) {
        return IpAddress.parse(text).map(Ip::new);
    }

    private static Parsed<GeneralName> email(String text) {
        return Rfc822Name.parse(text).map(Email::new);
    }

    private static Parsed<GeneralName> uri(String text) {
        return UriSyntax.parse(text).map(Uri::new);
    }
}
