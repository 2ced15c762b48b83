package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/// Reads the presentation language of TLS (RFC 8446 §3) and notes every field it reads, with its range.
///
/// Where the octets do not have the structure asked for, what was read so far stays, and the rest becomes one field
/// that says so.
final class FieldReader {
    private final byte[] octets;
    private final int end;
    private final FieldBudget budget;
    private final List<Field> fields;
    private int position;
    private String words = "";

    /// Reads a part.
    @FunctionalInterface
    interface Part<T> {
        T read(FieldReader in) throws MalformedMessage;
    }

    FieldReader(byte[] octets) {
        this(octets, 0, octets.length, new FieldBudget(), new ArrayList<>());
    }

    private FieldReader(byte[] octets, int position, int end, FieldBudget budget, List<Field> fields) {
        this.octets = octets;
        this.position = position;
        this.end = end;
        this.budget = budget;
        this.fields = fields;
    }

    boolean atEnd() {
        return position == end;
    }

    int remaining() {
        return end - position;
    }

    /// What was noted so far.
    List<Field> fields() {
        return List.copyOf(fields);
    }

    /// The value of the field that contains what is read here.
    void say(String text) {
        words = text;
    }

    String words() {
        return words;
    }

    /// The next octet, which stays unread; -1 at the end.
    int peek() {
        return atEnd() ? -1 : octets[position] & 0xff;
    }

    /// The next two octets as a number, which stay unread; -1 at the end.
    int peek16() {
        return remaining() < 2 ? -1 : peek() << 8 | (octets[position + 1] & 0xff);
    }

    int uint8(String name) throws MalformedMessage {
        return (int) number(name, 1, Long::toString);
    }

    int uint8(String name, Registry registry) throws MalformedMessage {
        return (int) number(name, 1, n -> registry.name((int) n));
    }

    int uint16(String name) throws MalformedMessage {
        return (int) number(name, 2, Long::toString);
    }

    int uint16(String name, Registry registry) throws MalformedMessage {
        return (int) number(name, 2, n -> registry.name((int) n));
    }

    int uint24(String name) throws MalformedMessage {
        return (int) number(name, 3, Long::toString);
    }

    long uint32(String name) throws MalformedMessage {
        return number(name, 4, Long::toString);
    }

    /// A number of up to eight octets.
    long number(String name, int width, LongFunction<String> value) throws MalformedMessage {
        need(width);
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = (number << 8) | (octets[position + i] & 0xff);
        }
        note(name, value.apply(number), width);
        return number;
    }

    /// So many octets.
    Bytes octets(String name, int length) throws MalformedMessage {
        var bytes = Bytes.of(ahead(length));
        note(name, budget.hex(octets, position, length), length);
        return bytes;
    }

    /// So many octets with their meaning in words.
    void octets(String name, int length, String value) throws MalformedMessage {
        need(length);
        note(name, value, length);
    }

    /// The next octets, which stay unread.
    byte[] ahead(int length) throws MalformedMessage {
        need(length);
        return Arrays.copyOfRange(octets, position, position + length);
    }

    /// All that is left.
    Bytes rest(String name) throws MalformedMessage {
        return octets(name, remaining());
    }

    /// All that is left, without a copy of it.
    void skip(String name) throws MalformedMessage {
        note(name, budget.hex(octets, position, remaining()), remaining());
    }

    /// Octets behind their length, which takes so many octets itself.
    Bytes opaque(String name, int lengthWidth) throws MalformedMessage {
        return octets(name, length(name, lengthWidth));
    }

    /// Text behind its length; hexadecimal when it is none.
    String text(String name, int lengthWidth) throws MalformedMessage {
        int length = length(name, lengthWidth);
        var text = Words.text(ahead(length));
        note(name, budget.text(text), length);
        return text;
    }

    /// A vector whose length stands before it.
    <T> T vector(String name, int lengthWidth, Part<T> part) throws MalformedMessage {
        return bounded(name, length(name, lengthWidth), part);
    }

    /// A vector of items that are alike.
    <T> List<T> list(String name, int lengthWidth, Part<T> item) throws MalformedMessage {
        return vector(name, lengthWidth, in -> in.items(item));
    }

    /// Items up to the end.
    <T> List<T> items(Part<T> item) throws MalformedMessage {
        var items = new ArrayList<T>();
        while (!atEnd()) {
            items.add(item.read(this));
        }
        return items;
    }

    private int length(String name, int width) throws MalformedMessage {
        return (int) number(name + "_length", width, Long::toString);
    }

    /// A field that takes so many octets, all of which must be read.
    <T> T bounded(String name, int length, Part<T> part) throws MalformedMessage {
        int start = position;
        boolean cut = length > remaining();
        var inner = new FieldReader(octets, start, cut ? end : start + length, budget, new ArrayList<>());
        budget.field();
        try {
            var read = part.read(inner);
            inner.complete(cut);
            return read;
        } catch (MalformedMessage e) {
            inner.malformed();
            throw e;
        } finally {
            position = inner.end;
            add(name, inner, start, inner.end);
        }
    }

    /// A field that ends where its part does.
    <T> T struct(String name, Part<T> part) throws MalformedMessage {
        int start = position;
        var inner = new FieldReader(octets, start, end, budget, new ArrayList<>());
        budget.field();
        try {
            return part.read(inner);
        } finally {
            position = inner.position;
            if (position > start) {
                add(name, inner, start, position);
            }
        }
    }

    /// Reads the next octets as fields of the same level, all of them.
    <T> T inline(int length, Part<T> part) throws MalformedMessage {
        boolean cut = length > remaining();
        var inner = new FieldReader(octets, position, cut ? end : position + length, budget, fields);
        try {
            var read = part.read(inner);
            inner.complete(cut);
            return read;
        } catch (MalformedMessage e) {
            inner.malformed();
            throw e;
        } finally {
            position = inner.end;
            words = inner.words.isEmpty() ? words : inner.words;
        }
    }

    /// Reads the next octets as fields of the same level; when they are malformed, that concerns nothing but them.
    <T> T lenient(int length, T otherwise, Part<T> part) throws MalformedMessage {
        boolean cut = length > remaining();
        try {
            return inline(length, part);
        } catch (MalformedMessage e) {
            if (cut) {
                throw e;
            }
            return otherwise;
        }
    }

    private void complete(boolean cut) throws MalformedMessage {
        if (cut || !atEnd()) {
            throw new MalformedMessage(cut ? "cut short at " + end : remaining() + " octets too many at " + position);
        }
    }

    /// Notes that the rest is malformed.
    void malformed() {
        boolean said =
                fields.stream().flatMap(Field::flattened).anyMatch(f -> f.name().equals(Field.MALFORMED));
        if (!atEnd() || !said) {
            fields.add(Field.leaf(Field.MALFORMED, budget.hex(octets, position, remaining()), position, remaining()));
            position = end;
        }
    }

    private void note(String name, String value, int length) throws MalformedMessage {
        budget.field();
        fields.add(Field.leaf(name, value, position, length));
        position += length;
    }

    /// A field that would hold nothing but one of its own name is that one.
    private void add(String name, FieldReader inner, int start, int stop) {
        if (inner.fields.size() == 1
                && inner.fields.getFirst().name().equals(name)
                && inner.fields.getFirst().length() == stop - start) {
            fields.addAll(inner.fields);
            return;
        }
        fields.add(new Field(name, budget.text(inner.words), start, stop - start, inner.fields));
    }

    private void need(int length) throws MalformedMessage {
        if (length < 0 || remaining() < length) {
            throw new MalformedMessage(length + " octets wanted at " + position + ", " + remaining() + " left");
        }
    }
}
