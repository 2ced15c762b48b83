package dev.certwright.pki.lint;

import dev.certwright.model.certificate.OctetRange;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One element of an encoding with its place in it, read leniently: what cannot be read is absent, never an exception.
///
/// Unlike a parser for use, it keeps the ways in which an encoding departs from DER (X.690 §8 and §10).
final class Node {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int UTF8 = 0x0c;
    static final int NUMERIC = 0x12;
    static final int PRINTABLE = 0x13;
    static final int TELETEX = 0x14;
    static final int IA5 = 0x16;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int VISIBLE = 0x1a;
    static final int UNIVERSAL = 0x1c;
    static final int BMP = 0x1e;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /// How deep elements of indefinite length may stand inside each other.
    private static final int MAX_DEPTH = 64;

    private static final int MAX_OID_OCTETS = 64;

    private final byte[] octets;
    private final int start;
    private final int contentStart;
    private final int contentEnd;
    private final int end;
    private final boolean shortestLength;
    private Optional<List<Node>> parts = Optional.empty();
    private boolean whole = true;

    private Node(byte[] octets, int start, int contentStart, int contentEnd, int end, boolean shortestLength) {
        this.octets = octets;
        this.start = start;
        this.contentStart = contentStart;
        this.contentEnd = contentEnd;
        this.end = end;
        this.shortestLength = shortestLength;
    }

    /// The first element of these octets, which are not copied.
    static Optional<Node> first(byte[] octets) {
        return read(octets, 0, octets.length, 0);
    }

    private static Optional<Node> read(byte[] octets, int start, int limit, int depth) {
        int at = start + 1;
        if (start >= limit || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if ((octets[start] & 0x1f) == 0x1f) {
            while (at < limit && octets[at] < 0) {
                at++;
            }
            at++;
        }
        if (at >= limit) {
            return Optional.empty();
        }
        int first = octets[at++] & 0xff;
        if (first == 0x80) {
            return indefinite(octets, start, at, limit, depth);
        }
        long length = first;
        boolean shortest = true;
        if (first > 0x80) {
            int count = first & 0x7f;
            if (count > limit - at) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (octets[at + i] & 0xff);
                if (length > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            shortest = octets[at] != 0 && length > 0x7f;
            at += count;
        }
        return length > limit - at
                ? Optional.empty()
                : Optional.of(new Node(octets, start, at, at + (int) length, at + (int) length, shortest));
    }

    private static Optional<Node> indefinite(byte[] octets, int start, int contentStart, int limit, int depth) {
        int at = contentStart;
        while (at + 1 < limit && (octets[at] != 0 || octets[at + 1] != 0)) {
            var inner = read(octets, at, limit, depth + 1);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            at = inner.get().end;
        }
        return at + 1 < limit
                ? Optional.of(new Node(octets, start, contentStart, at, at + 2, false))
                : Optional.empty();
    }

    int tag() {
        return octets[start] & 0xff;
    }

    boolean is(int tag) {
        return tag() == tag;
    }

    boolean constructed() {
        return (octets[start] & 0x20) != 0;
    }

    /// Whether the length is written as DER demands (X.690 §10.1).
    boolean shortestLength() {
        return shortestLength;
    }

    OctetRange where() {
        return new OctetRange(start, end);
    }

    int length() {
        return contentEnd - contentStart;
    }

    int end() {
        return end;
    }

    byte[] content() {
        return Arrays.copyOfRange(octets, contentStart, contentEnd);
    }

    byte[] encoded() {
        return Arrays.copyOfRange(octets, start, end);
    }

    boolean sameOctets(Node other) {
        return Arrays.equals(octets, start, end, other.octets, other.start, other.end);
    }

    /// The elements inside; of a broken one those before the damage; none of a primitive one.
    List<Node> children() {
        if (parts.isEmpty()) {
            var found = new ArrayList<Node>();
            int at = contentStart;
            while (constructed() && at < contentEnd) {
                var child = read(octets, at, contentEnd, 0);
                if (child.isEmpty()) {
                    whole = false;
                    break;
                }
                found.add(child.get());
                at = child.get().end;
            }
            parts = Optional.of(List.copyOf(found));
        }
        return parts.get();
    }

    /// Whether all of the content is made of elements.
    boolean whole() {
        return !children().isEmpty() || whole;
    }

    Optional<Node> child(int index) {
        return index < children().size() ? Optional.of(children().get(index)) : Optional.empty();
    }

    /// The first element inside with that tag.
    Optional<Node> tagged(int tag) {
        return children().stream().filter(c -> c.is(tag)).findFirst();
    }

    /// The element that the content of this string is the encoding of, exactly.
    Optional<Node> inside() {
        return read(octets, contentStart, contentEnd, 0).filter(n -> n.end == contentEnd);
    }

    /// As [#inside], with more behind it allowed; `skip` octets are passed over first.
    Optional<Node> insideFrom(int skip) {
        return read(octets, contentStart + skip, contentEnd, 0);
    }

    /// The value of an INTEGER, or of an implicitly tagged one.
    Optional<BigInteger> number() {
        return length() == 0 || constructed()
                ? Optional.empty()
                : Optional.of(new BigInteger(octets, contentStart, length()));
    }

    /// The dotted form of an OBJECT IDENTIFIER, or of an implicitly tagged one.
    Optional<String> oid() {
        if (length() == 0 || length() > MAX_OID_OCTETS || octets[contentEnd - 1] < 0) {
            return Optional.empty();
        }
        var dotted = new StringBuilder();
        var arc = BigInteger.ZERO;
        for (int i = contentStart; i < contentEnd; i++) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octets[i] & 0x7f));
            if (octets[i] >= 0) {
                if (dotted.isEmpty()) {
                    int root = arc.min(BigInteger.valueOf(80)).intValue() / 40;
                    dotted.append(root).append('.').append(arc.subtract(BigInteger.valueOf(40L * root)));
                } else {
                    dotted.append('.').append(arc);
                }
                arc = BigInteger.ZERO;
            }
        }
        return Optional.of(dotted.toString());
    }

    boolean isOid(String oid) {
        return is(OID) && oid().filter(oid::equals).isPresent();
    }

    /// The content as single octets' characters.
    String latin() {
        return new String(octets, contentStart, length(), StandardCharsets.ISO_8859_1);
    }

    /// What a string of whatever kind says; empty when its octets are no such string.
    Optional<String> text() {
        Charset charset = switch (tag()) {
            case UTF8 -> StandardCharsets.UTF_8;
            case BMP -> StandardCharsets.UTF_16BE;
            case UNIVERSAL -> Charset.forName("UTF-32BE");
            default -> StandardCharsets.ISO_8859_1;
        };
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(octets, contentStart, length()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
