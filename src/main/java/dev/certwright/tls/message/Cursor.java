package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the presentation language of TLS (RFC 8446 §3) from octets.
final class Cursor {
    private final byte[] octets;
    private final int end;
    private int position;

    Cursor(byte[] octets) {
        this(octets, 0, octets.length);
    }

    private Cursor(byte[] octets, int position, int end) {
        this.octets = octets;
        this.position = position;
        this.end = end;
    }

    boolean atEnd() {
        return position == end;
    }

    int remaining() {
        return end - position;
    }

    int uint8() throws MalformedMessage {
        return (int) number(1);
    }

    int uint16() throws MalformedMessage {
        return (int) number(2);
    }

    int uint24() throws MalformedMessage {
        return (int) number(3);
    }

    long uint32() throws MalformedMessage {
        return number(4);
    }

    private long number(int width) throws MalformedMessage {
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (octets[position++] & 0xff);
        }
        return value;
    }

    byte[] take(int length) throws MalformedMessage {
        need(length);
        position += length;
        return Arrays.copyOfRange(octets, position - length, position);
    }

    Bytes rest() {
        var rest = Bytes.of(Arrays.copyOfRange(octets, position, end));
        position = end;
        return rest;
    }

    /// A vector whose length stands before it in so many octets.
    Cursor vector(int lengthWidth) throws MalformedMessage {
        int length = (int) number(lengthWidth);
        need(length);
        var vector = new Cursor(octets, position, position + length);
        position += length;
        return vector;
    }

    Bytes opaque(int lengthWidth) throws MalformedMessage {
        return vector(lengthWidth).rest();
    }

    /// All that is left, as numbers of two octets.
    List<Integer> uint16s() throws MalformedMessage {
        var numbers = new ArrayList<Integer>();
        while (!atEnd()) {
            numbers.add(uint16());
        }
        return numbers;
    }

    /// All that is left, as numbers of one octet.
    List<Integer> uint8s() throws MalformedMessage {
        var numbers = new ArrayList<Integer>();
        while (!atEnd()) {
            numbers.add(uint8());
        }
        return numbers;
    }

    private void need(int length) throws MalformedMessage {
        if (length < 0 || end - position < length) {
            throw new MalformedMessage(length + " octets wanted at " + position + ", " + (end - position) + " left");
        }
    }
}
