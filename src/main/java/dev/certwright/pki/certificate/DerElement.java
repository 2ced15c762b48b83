package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.OctetRange;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One element of an encoding (X.690 §8.1): a tag and its content, uninterpreted, as a window on the octets read.
///
/// Definite and indefinite lengths are understood. No length is believed before it was compared with what is there.
public final class DerElement {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int UTC_TIME = 0x17;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    /// How deep elements may stand inside each other: real ones stay below 20, and recursion must end somewhere.
    static final int MAX_DEPTH = 64;

    static final int SEQUENCE_NUMBER = 16;
    static final int SET_NUMBER = 17;

    private static final int CONSTRUCTED = 0x20;

    private final byte[] octets;
    private final int start;
    private final int contentStart;
    private final int contentEnd;
    private final int end;

    private DerElement(byte[] octets, int start, int contentStart, int contentEnd, int end) {
        this.octets = octets;
        this.start = start;
        this.contentStart = contentStart;
        this.contentEnd = contentEnd;
        this.end = end;
    }

    /// Reads the first element; more may follow it.
    ///
    /// @param octets not copied
    /// @throws EOFException when the element is longer than the octets
    public static DerElement first(byte[] octets) throws IOException {
        return at(octets, 0, octets.length, 0);
    }

    /// Reads the only element.
    ///
    /// @param octets not copied
    /// @throws EOFException when the element is longer than the octets
    public static DerElement of(byte[] octets) throws IOException {
        var element = first(octets);
        if (element.end != octets.length) {
            throw new IOException((octets.length - element.end) + " octets follow");
        }
        return element;
    }

    /// Reads the element that starts at an offset; more may follow it.
    ///
    /// @param octets not copied
    /// @throws EOFException when the element is longer than the octets
    public static DerElement at(byte[] octets, int start) throws IOException {
        return at(octets, start, octets.length, 0);
    }

    private static DerElement at(byte[] octets, int start, int limit, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("elements nested more than " + MAX_DEPTH + " deep");
        }
        int at = start;
        int tag = next(octets, at++, limit);
        if ((tag & 0x1f) == 0x1f) {
            while ((next(octets, at++, limit) & 0x80) != 0) {
                // a tag number of several octets; its value is of no interest
            }
        }
        int length = next(octets, at++, limit);
        if (length == 0x80) {
            return indefinite(octets, start, at, limit, depth);
        }
        if (length > 0x80) {
            int count = length & 0x7f;
            long value = 0;
            for (int i = 0; i < count; i++) {
                value = (value << 8) | next(octets, at++, limit);
                if (value > Integer.MAX_VALUE) {
                    throw tooLong(octets, limit);
                }
            }
            length = (int) value;
        }
        if (length > limit - at) {
            throw tooLong(octets, limit);
        }
        return new DerElement(octets, start, at, at + length, at + length);
    }

    private static DerElement indefinite(byte[] octets, int start, int contentStart, int limit, int depth)
            throws IOException {
        if ((octets[start] & CONSTRUCTED) == 0) {
            throw new IOException("indefinite length of a primitive element");
        }
        int at = contentStart;
        while (next(octets, at, limit) != 0 || next(octets, at + 1, limit) != 0) {
            at = at(octets, at, limit, depth + 1).end;
        }
        return new DerElement(octets, start, contentStart, at, at + 2);
    }

    private static int next(byte[] octets, int at, int limit) throws IOException {
        if (at >= limit) {
            throw tooLong(octets, limit);
        }
        return octets[at] & 0xff;
    }

    private static IOException tooLong(byte[] octets, int limit) {
        return limit == octets.length
                ? new EOFException("the element is longer than the content")
                : new IOException("an element is longer than the one around it");
    }

    /// The identifier octet, for example [#SEQUENCE], or `0xa0` for `[0]`.
    public int tag() {
        return octets[start] & 0xff;
    }

    public boolean is(int tag) {
        return tag() == tag;
    }

    /// This element, when it has the tag.
    public DerElement expect(int tag) throws IOException {
        if (!is(tag)) {
            throw new IOException("tag %02x where %02x is expected".formatted(tag(), tag));
        }
        return this;
    }

    /// The octets after the length.
    public byte[] content() {
        return Arrays.copyOfRange(octets, contentStart, contentEnd);
    }

    /// All octets, tag and length included.
    public byte[] encoded() {
        return Arrays.copyOfRange(octets, start, end);
    }

    /// Where it stands in the octets that were read, tag and length included.
    public OctetRange range() {
        return new OctetRange(start, end);
    }

    /// Where its content stands in the octets that were read.
    public OctetRange contentRange() {
        return new OctetRange(contentStart, contentEnd);
    }

    public boolean constructed() {
        return (tag() & CONSTRUCTED) != 0;
    }

    /// How many octets it takes, tag and length included.
    public int encodedLength() {
        return end - start;
    }

    /// The elements inside a constructed one, in order.
    public List<DerElement> children() throws IOException {
        return children(Integer.MAX_VALUE);
    }

    /// The first elements inside a constructed one: a hostile one has many millions.
    public List<DerElement> children(int limit) throws IOException {
        if (!constructed()) {
            throw new IOException("a primitive element has no parts");
        }
        var children = new ArrayList<DerElement>();
        for (int at = contentStart; at < contentEnd && children.size() < limit; ) {
            var child = at(octets, at, contentEnd, 0);
            children.add(child);
            at = child.end;
        }
        return children;
    }

    /// Looks at the elements inside a constructed one, in order, without keeping them.
    void eachChild(Visitor visitor) throws IOException {
        if (!constructed()) {
            throw new IOException("a primitive element has no parts");
        }
        for (int at = contentStart; at < contentEnd; ) {
            var child = at(octets, at, contentEnd, 0);
            visitor.visit(child);
            at = child.end;
        }
    }

    /// The only element inside, also of a primitive string that holds an encoding. Its place counts from the beginning
    /// of the octets that this was read from.
    DerElement onlyInside() throws IOException {
        return onlyInside(contentStart);
    }

    /// The only element inside a BIT STRING.
    DerElement onlyBitsInside() throws IOException {
        if (contentStart == contentEnd || octets[contentStart] != 0) {
            throw new IOException("no whole octets");
        }
        return onlyInside(contentStart + 1);
    }

    private DerElement onlyInside(int from) throws IOException {
        var inside = at(octets, from, contentEnd, 0);
        if (inside.end != contentEnd) {
            throw new IOException((contentEnd - inside.end) + " octets follow");
        }
        return inside;
    }

    /// Sees one element after the other.
    interface Visitor {
        void visit(DerElement element) throws IOException;
    }

    /// The value of an INTEGER.
    public BigInteger integer() throws IOException {
        expect(INTEGER);
        if (contentStart == contentEnd) {
            throw new IOException("an INTEGER without content");
        }
        return new BigInteger(octets, contentStart, contentEnd - contentStart);
    }

    /// Makes sure that whoever reads the elements recursively comes to an end.
    ///
    /// @throws IOException when an element is malformed or nested too deep
    public void requireShallow() throws IOException {
        requireShallow(0);
    }

    private void requireShallow(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("elements nested more than " + MAX_DEPTH + " deep");
        }
        if (constructed()) {
            for (int at = contentStart; at < contentEnd; ) {
                var child = at(octets, at, contentEnd, 0);
                child.requireShallow(depth + 1);
                at = child.end;
            }
        }
    }
}
