package dev.certwright.pki.certificate;

import java.io.IOException;

/// Tag and length of an element (X.690 §8.1.2, §8.1.3), believed in nothing.
///
/// @param tagClass     0 universal, 1 application, 2 context-specific, 3 private
/// @param number       the tag number
/// @param headerLength in octets
/// @param length       of the content in octets, as it says; -1 for an indefinite length
record Asn1Header(int tagClass, boolean constructed, long number, int headerLength, long length) {
    static final long INDEFINITE = -1;

    /// Reads one.
    ///
    /// @param limit behind the last octet that may be read
    /// @throws IOException when there is none; its message says why in a few words
    static Asn1Header read(byte[] octets, int start, int limit) throws IOException {
        int at = start;
        int identifier = octet(octets, at++, limit);
        long number = identifier & 0x1f;
        if (number == 0x1f) {
            number = 0;
            int next;
            do {
                next = octet(octets, at++, limit);
                if (number > Long.MAX_VALUE >> 8) {
                    throw new IOException("tag number too large");
                }
                number = (number << 7) | (next & 0x7f);
            } while ((next & 0x80) != 0);
        }
        boolean constructed = (identifier & 0x20) != 0;
        long length = octet(octets, at++, limit);
        if (length == 0x80) {
            if (!constructed) {
                throw new IOException("indefinite length of a primitive element");
            }
            length = INDEFINITE;
        } else if (length > 0x80) {
            int count = (int) length & 0x7f;
            length = 0;
            for (int i = 0; i < count; i++) {
                if (length > Long.MAX_VALUE >> 9) {
                    throw new IOException("length too large");
                }
                length = (length << 8) | octet(octets, at++, limit);
            }
        }
        return new Asn1Header(identifier >> 6, constructed, number, at - start, length);
    }

    private static int octet(byte[] octets, int at, int limit) throws IOException {
        if (at >= limit) {
            throw new IOException("cut short");
        }
        return octets[at] & 0xff;
    }

    boolean indefinite() {
        return length == INDEFINITE;
    }

    /// The tag in words.
    String type() {
        return switch (tagClass) {
            case 0 -> Asn1Values.universal(number);
            case 1 -> "[APPLICATION " + number + "]";
            case 2 -> "[" + number + "]";
            default -> "[PRIVATE " + number + "]";
        };
    }
}
