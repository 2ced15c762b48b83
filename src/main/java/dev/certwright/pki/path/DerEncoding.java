package dev.certwright.pki.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/// Octets of ASN.1 structures.
final class DerEncoding {
    private DerEncoding() {}

    /// The DER encoding of a decoded structure.
    static byte[] of(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding into memory", e);
        }
    }

    /// The content of a string or a time, which is ASCII, as it stands there.
    static String contentText(ASN1Primitive primitive) {
        var encoded = of(primitive);
        return new String(encoded, 2, encoded.length - 2, StandardCharsets.ISO_8859_1);
    }

    /// The octets of a bit string; none when it does not end with a whole octet, as every signature does.
    static byte[] wholeOctets(ASN1BitString bits) {
        return bits.getPadBits() == 0 ? bits.getOctets() : new byte[0];
    }

    /// What is signed in a `SIGNED` structure (a certificate, a revocation list): the octets of its first element as
    /// they were sent. A decoder that encodes them again may come to other octets.
    ///
    /// @throws IllegalArgumentException when lengths are indefinite or pass the end
    static byte[] signedPart(byte[] signed) {
        int start = contentOf(signed, 0);
        int content = contentOf(signed, start);
        return Arrays.copyOfRange(signed, start, content + lengthAt(signed, start + 1));
    }

    private static int contentOf(byte[] der, int element) {
        if (element + 1 >= der.length) {
            throw new IllegalArgumentException("cut short");
        }
        int first = der[element + 1] & 0xff;
        return element + 2 + (first < 0x80 ? 0 : first - 0x80);
    }

    private static int lengthAt(byte[] der, int position) {
        int first = der[position] & 0xff;
        if (first < 0x80) {
            return within(der, position + 1, first);
        }
        int count = first - 0x80;
        if (count == 0 || count > 4 || position + count >= der.length) {
            throw new IllegalArgumentException("length of " + count + " octets");
        }
        long length = 0;
        for (int i = 1; i <= count; i++) {
            length = (length << 8) | (der[position + i] & 0xff);
        }
        return within(der, position + 1 + count, length);
    }

    private static int within(byte[] der, int content, long length) {
        if (length > der.length - content) {
            throw new IllegalArgumentException("cut short");
        }
        return (int) length;
    }
}
