package dev.certwright.tls.message;

import java.util.HexFormat;

/// Reads DER (X.690) and notes its elements as fields.
final class DerReader {
    /// Puts an element into words.
    @FunctionalInterface
    interface Meaning {
        String of(byte[] element) throws MalformedMessage;
    }

    private final FieldReader in;

    DerReader(FieldReader in) {
        this.in = in;
    }

    /// Reads what an element contains.
    @FunctionalInterface
    interface Content {
        void read(DerReader in) throws MalformedMessage;
    }

    boolean atEnd() {
        return in.atEnd();
    }

    /// Whether an element of this kind follows.
    boolean follows(int tag) {
        return in.peek() == tag;
    }

    /// The tag of the element that follows; -1 at the end.
    int tag() {
        return in.peek();
    }

    /// The content of the element that follows, which is behind this reader then.
    byte[] content() throws MalformedMessage {
        var header = header(in);
        in.octets("tag_and_length", header.width, "");
        return in.octets("content", header.length).toArray();
    }

    /// Reads an element of this kind that contains others.
    void within(int tag, Content content) throws MalformedMessage {
        if (!follows(tag)) {
            throw new MalformedMessage("0x%02x expected".formatted(tag));
        }
        constructed("", content);
    }

    void say(String text) {
        in.say(text);
    }

    /// An element that contains others.
    void constructed(String name, Content content) throws MalformedMessage {
        in.struct(name, element -> {
            var header = tagAndLength(element);
            return element.inline(header.length, inner -> {
                content.read(new DerReader(inner));
                return header;
            });
        });
    }

    /// An element whose content is one field, in words.
    void wrapped(String content, String words) throws MalformedMessage {
        var header = tagAndLength(in);
        in.octets(content, header.length, words);
    }

    private static Header tagAndLength(FieldReader in) throws MalformedMessage {
        var header = header(in);
        in.octets(
                "tag_and_length",
                header.width,
                "0x" + HexFormat.of().toHexDigits((byte) in.peek()) + ", " + header.length);
        return header;
    }

    /// An element in words.
    ///
    /// @return the words
    String element(String name, Meaning meaning) throws MalformedMessage {
        var header = header(in);
        int length = header.width + header.length;
        var text = meaning.of(in.ahead(length));
        in.octets(name, length, text);
        return text;
    }

    /// An element as it is.
    void element(String name) throws MalformedMessage {
        var header = header(in);
        in.octets(name, header.width + header.length);
    }

    private record Header(int width, int length) {}

    private static Header header(FieldReader in) throws MalformedMessage {
        var start = in.ahead(2);
        int first = start[1] & 0xff;
        if ((start[0] & 0x1f) == 0x1f || first == 0x80 || first > 0x83) {
            throw new MalformedMessage("a tag or length that is not expected");
        }
        int more = first < 0x80 ? 0 : first - 0x80;
        int length = more == 0 ? first : 0;
        var octets = in.ahead(2 + more);
        for (int i = 0; i < more; i++) {
            length = (length << 8) | (octets[2 + i] & 0xff);
        }
        if (in.remaining() < 2 + more + length) {
            throw new MalformedMessage("an element of " + length + " octets");
        }
        return new Header(2 + more, length);
    }
}
