package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.Parsed;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.ObjectIdentifier;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An extension of one's own as a person types it: `OID[:critical]=VALUE`, the value in the notation of [Asn1Text].
public final class ExtensionText {
    /// Those that every certificate has a field for.
    private static final Map<String, String> OWN_FIELD = Map.of(
            "2.5.29.14", "subjectKeyIdentifier",
            "2.5.29.15", "keyUsage",
            "2.5.29.17", "subjectAltName",
            "2.5.29.19", "basicConstraints",
            "2.5.29.35", "authorityKeyIdentifier",
            "2.5.29.37", "extendedKeyUsage");

    private ExtensionText() {}

    /// Reads one.
    public static Parsed<Custom> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Parsed.invalid("extension.noValue", text.strip());
        }
        var name = text.substring(0, equals).strip();
        int colon = name.indexOf(':');
        var flag = colon < 0 ? "" : name.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        if (!flag.isEmpty() && !flag.equals("critical")) {
            return Parsed.invalid("extension.flag", flag);
        }
        return parse(colon < 0 ? name : name.substring(0, colon), flag.equals("critical"), text.substring(equals + 1));
    }

    /// Reads one whose three parts were typed apart.
    public static Parsed<Custom> parse(String oid, boolean critical, String value) {
        return switch (ObjectIdentifier.parse(oid)) {
            case Parsed.Valid<String>(var known)
            when OWN_FIELD.containsKey(known) -> Parsed.invalid("extension.ownField", known, OWN_FIELD.get(known));
            case Parsed.Valid<String>(var known) -> value(value).map(octets -> new Custom(known, critical, octets));
            case Parsed.Invalid<String>(var violation) -> new Parsed.Invalid<>(violation);
        };
    }

    /// Reads a value alone.
    public static Parsed<Bytes> value(String text) {
        return text.isBlank() ? Parsed.invalid("extension.blank") : Asn1Text.parse(text.strip());
    }

    /// The name of the field that a certificate has for such an extension anyway; empty when it has none.
    public static Optional<String> ownField(String oid) {
        return Optional.ofNullable(OWN_FIELD.get(oid));
    }

    /// The identifier under which an extension is written.
    public static String identifier(AddedExtension extension) {
        return AddedExtensions.encode(extension).oid();
    }

    /// As [#parse] reads it back.
    public static String typed(Custom extension) {
        return extension.oid() + (extension.critical() ? ":critical" : "") + "=DER:"
                + extension.value().hex();
    }
}
