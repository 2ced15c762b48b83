package dev.certwright.pki.certificate;

import dev.certwright.pki.certificate.Asn1Type.Field;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Gives the elements inside one element the names that a standard has for them, in the order in which they come.
final class FieldNames {
    private static final Asn1Grammar GRAMMAR = Asn1Grammar.STANDARDS;
    private static final int UNIVERSAL = 0;
    private static final int CONTEXT = 2;

    /// How far up an object identifier is looked for that decides on a type.
    private static final int NEAR = 3;

    private final Asn1Type type;
    private final @Nullable FieldNames around;
    private int taken;
    private String oid = "";

    private FieldNames(Asn1Type type, @Nullable FieldNames around) {
        this.type = type;
        this.around = around;
    }

    /// A name and what is known of the element.
    ///
    /// @param name empty where none is known
    /// @param type resolved
    record Named(String name, Asn1Type type) {}

    /// For the outermost element.
    static FieldNames of(Asn1Shape shape) {
        return new FieldNames(alone(new Asn1Type.Reference(shape.type())), null);
    }

    /// For what is in an element.
    FieldNames inside(Named element) {
        var inner = element.type() instanceof Asn1Type.Containing(var _, var content) ? alone(content) : element.type();
        return new FieldNames(inner, this);
    }

    /// Remembers the first object identifier, which often decides on what follows.
    void saw(String identifier) {
        if (oid.isEmpty()) {
            oid = identifier;
        }
    }

    /// The first object identifier that was seen in here; empty if there was none.
    String seen() {
        return oid;
    }

    /// The name of the next element.
    ///
    /// @param tagClass 0 to 3, as in X.690 §8.1.2.2
    Named next(int tagClass, long number) {
        return switch (type) {
            case Asn1Type.Fields(var tag, var fields) -> {
                for (int i = tag == DerElement.SET_NUMBER ? 0 : taken; i < fields.size(); i++) {
                    if (accepts(fields.get(i), tagClass, number)) {
                        taken = i + 1;
                        yield named(fields.get(i), tagClass, number);
                    }
                }
                yield new Named("", Asn1Type.ANY);
            }
            case Asn1Type.ListOf(var _, var element) ->
                accepts(element, tagClass, number)
                        ? named(unnamed(element), tagClass, number)
                        : new Named("", Asn1Type.ANY);
            case Asn1Type.Reference _, Asn1Type.Choice _, Asn1Type.Primitive _, Asn1Type.Containing _, Asn1Type.Any _ ->
                new Named("", Asn1Type.ANY);
        };
    }

    private Named named(Field field, int tagClass, long number) {
        if (field.explicit()) {
            return new Named(field.name(), alone(field.type()));
        }
        return switch (GRAMMAR.resolve(field.type())) {
            case Asn1Type.Choice(var alternatives)
            when field.context().isEmpty() -> {
                for (var alternative : alternatives) {
                    if (accepts(alternative, tagClass, number)) {
                        var inner = named(alternative, tagClass, number);
                        yield field.name().isEmpty() ? inner : new Named(field.name(), inner.type());
                    }
                }
                yield new Named(field.name(), Asn1Type.ANY);
            }
            case Asn1Type.Any(var table)
            when !table.isEmpty() -> {
                var found = GRAMMAR.lookUp(table, near());
                yield found.equals(Asn1Type.ANY)
                        ? new Named(field.name(), found)
                        : named(
                                new Field(nameOf(found, field.name()), field.context(), false, found),
                                tagClass,
                                number);
            }
            case Asn1Type resolved -> new Named(field.name(), resolved);
        };
    }

    private String near() {
        var found = oid;
        var names = around;
        for (int i = 0; i < NEAR && found.isEmpty() && names != null; i++) {
            found = names.oid;
            names = names.around;
        }
        return found;
    }

    /// What stands alone in an element around it.
    private static Asn1Type alone(Asn1Type content) {
        return new Asn1Type.Fields(DerElement.SEQUENCE_NUMBER, List.of(unnamed(content)));
    }

    private static Field unnamed(Asn1Type type) {
        boolean choice = GRAMMAR.resolve(type) instanceof Asn1Type.Choice;
        return new Field(choice ? "" : nameOf(type, ""), OptionalInt.empty(), false, type);
    }

    private static String nameOf(Asn1Type type, String otherwise) {
        return otherwise.isEmpty() && type instanceof Asn1Type.Reference(var name) ? name : otherwise;
    }

    private static boolean accepts(Field field, int tagClass, long number) {
        return field.context().isPresent()
                ? tagClass == CONTEXT && number == field.context().getAsInt()
                : accepts(field.type(), tagClass, number);
    }

    private static boolean accepts(Asn1Type type, int tagClass, long number) {
        return switch (GRAMMAR.resolve(type)) {
            case Asn1Type.Any _ -> true;
            case Asn1Type.Choice(var alternatives) ->
                alternatives.stream().anyMatch(alternative -> accepts(alternative, tagClass, number));
            case Asn1Type.Fields(var tag, var _) -> tagClass == UNIVERSAL && number == tag;
            case Asn1Type.ListOf(var tag, var _) -> tagClass == UNIVERSAL && number == tag;
            case Asn1Type.Primitive(var tag) -> tagClass == UNIVERSAL && number == tag;
            case Asn1Type.Containing(var tag, var _) -> tagClass == UNIVERSAL && number == tag;
            case Asn1Type.Reference _ -> false;
        };
    }
}
