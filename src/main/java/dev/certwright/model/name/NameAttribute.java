package dev.certwright.model.name;

/// One attribute of a distinguished name: an object identifier and its value (`AttributeTypeAndValue`, RFC 5280
/// §4.1.2.4).
///
/// @param oid   dotted; need not be one that [AttributeType] knows
/// @param value the text, unescaped, not empty
public record NameAttribute(String oid, String value) {
    public NameAttribute {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty value for " + oid);
        }
    }

    public static NameAttribute of(AttributeType type, String value) {
        return new NameAttribute(type.oid(), value);
    }

    /// The abbreviation if there is one, else the object identifier.
    public String label() {
        return AttributeType.of(oid).map(AttributeType::shortName).orElse(oid);
    }
}
