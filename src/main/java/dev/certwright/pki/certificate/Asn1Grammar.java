package dev.certwright.pki.certificate;

import dev.certwright.pki.certificate.Asn1Type.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// The types of `structures.asn1`, which says how it is written.
final class Asn1Grammar {
    private static final Pattern TOKEN = Pattern.compile("::=|[{},]|\\[\\d+]|[\\w.-]+");
    private static final Map<String, Integer> PRIMITIVES = Map.ofEntries(
            Map.entry("BOOLEAN", 1),
            Map.entry("INTEGER", 2),
            Map.entry("NULL", 5),
            Map.entry("OID", 6),
            Map.entry("ENUMERATED", 10),
            Map.entry("UTF8String", 12),
            Map.entry("PrintableString", 19),
            Map.entry("IA5String", 22),
            Map.entry("UTCTime", 23),
            Map.entry("GeneralizedTime", 24));

    static final Asn1Grammar STANDARDS = read("structures.asn1");

    private final Map<String, Asn1Type> types = new HashMap<>();
    private final Map<String, Map<String, Asn1Type>> tables = new HashMap<>();
    private final List<String> tokens;
    private int at;

    private Asn1Grammar(String text) {
        tokens = TOKEN.matcher(text.replaceAll("(?m)^--.*$", ""))
                .results()
                .map(m -> m.group())
                .toList();
        while (at < tokens.size()) {
            if (taken("TABLE")) {
                table(next());
            } else {
                var name = next();
                expect("::=");
                types.put(name, type());
            }
        }
    }

    private static Asn1Grammar read(String resource) {
        try (var in = Asn1Grammar.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new Asn1Grammar(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The type of that name; anything when there is none.
    Asn1Type type(String name) {
        return types.getOrDefault(name, Asn1Type.ANY);
    }

    /// The type behind a name.
    Asn1Type resolve(Asn1Type type) {
        var resolved = type;
        while (resolved instanceof Asn1Type.Reference(var name)) {
            resolved = type(name);
        }
        return resolved;
    }

    /// What the object identifier stands for in a table; anything when it is not there.
    Asn1Type lookUp(String table, String oid) {
        return tables.getOrDefault(table, Map.of()).getOrDefault(oid, Asn1Type.ANY);
    }

    private void table(String name) {
        var table = new HashMap<String, Asn1Type>();
        expect("{");
        do {
            var oid = next();
            table.put(oid, new Asn1Type.Reference(next()));
        } while (taken(","));
        expect("}");
        tables.put(name, table);
    }

    private Asn1Type type() {
        var word = next();
        return switch (word) {
            case "SEQUENCE" -> composite(16);
            case "SET" -> composite(17);
            case "CHOICE" -> new Asn1Type.Choice(fields());
            case "ANY" -> taken("IN") ? new Asn1Type.Any(next()) : Asn1Type.ANY;
            case "BIT" -> string(3);
            case "OCTET" -> string(4);
            default -> {
                var primitive = PRIMITIVES.get(word);
                yield primitive == null ? new Asn1Type.Reference(word) : new Asn1Type.Primitive(primitive);
            }
        };
    }

    private Asn1Type composite(int tag) {
        return taken("OF") ? new Asn1Type.ListOf(tag, type()) : new Asn1Type.Fields(tag, fields());
    }

    private Asn1Type string(int tag) {
        expect("STRING");
        return taken("CONTAINING") ? new Asn1Type.Containing(tag, type()) : new Asn1Type.Primitive(tag);
    }

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        expect("{");
        do {
            var name = next();
            var context = OptionalInt.empty();
            if (tokens.get(at).startsWith("[")) {
                var tag = next();
                context = OptionalInt.of(Integer.parseInt(tag.substring(1, tag.length() - 1)));
            }
            boolean explicit = taken("EXPLICIT");
            fields.add(new Field(name, context, explicit, type()));
        } while (taken(","));
        expect("}");
        return List.copyOf(fields);
    }

    private String next() {
        return tokens.get(at++);
    }

    private boolean taken(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!taken(token)) {
            throw new IllegalStateException(token + " is missing before " + tokens.subList(at, tokens.size()));
        }
    }
}
