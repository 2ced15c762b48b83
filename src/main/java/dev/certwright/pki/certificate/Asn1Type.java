package dev.certwright.pki.certificate;

import java.util.List;
import java.util.OptionalInt;

/// A type of the small grammar in `structures.asn1`.
sealed interface Asn1Type {
    /// Anything.
    Asn1Type ANY = new Any("");

    /// The type of that name.
    record Reference(String name) implements Asn1Type {}

    /// SEQUENCE or SET with named fields.
    record Fields(int tag, List<Field> fields) implements Asn1Type {}

    /// SEQUENCE OF or SET OF.
    record ListOf(int tag, Asn1Type element) implements Asn1Type {}

    /// One of several, told apart by their tags.
    record Choice(List<Field> alternatives) implements Asn1Type {}

    /// A primitive type.
    ///
    /// @param tag its universal tag number
    record Primitive(int tag) implements Asn1Type {}

    /// A string that holds an encoding.
    record Containing(int tag, Asn1Type content) implements Asn1Type {}

    /// Anything, or what an object identifier says.
    ///
    /// @param table where to look the object identifier up; empty when there is none
    record Any(String table) implements Asn1Type {}

    /// A named component.
    ///
    /// @param context  the number of its context-specific tag
    /// @param explicit whether that tag stands around the type's own
    record Field(String name, OptionalInt context, boolean explicit, Asn1Type type) {}
}
