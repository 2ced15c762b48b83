package dev.certwright.pki.encoding;

import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// What an encoding is, as far as its outermost two levels tell.
enum DerShape {
    CERTIFICATE,
    REQUEST,
    REVOCATION_LIST,
    PRIVATE_KEY,
    ENCRYPTED_PRIVATE_KEY,
    RSA_KEY,
    DSA_KEY,
    EC_KEY,
    PKCS12,
    /// PKCS #7 signedData (RFC 5652 §5.1), which carries certificates and revocation lists.
    SIGNED_DATA,
    UNKNOWN;

    static DerShape of(DerElement element) {
        try {
            return element.is(DerElement.SEQUENCE) ? of(element.children()) : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN;
        }
    }

    private static DerShape of(List<DerElement> parts) throws IOException {
        if (parts.isEmpty()) {
            return UNKNOWN;
        }
        if (begins(parts, DerElement.OBJECT_IDENTIFIER, 0xa0)) {
            var signedData = new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
            return Arrays.equals(parts.getFirst().content(), signedData) ? SIGNED_DATA : UNKNOWN;
        }
        if (parts.getFirst().is(DerElement.INTEGER)) {
            return startingWithVersion(parts);
        }
        if (begins(parts, DerElement.SEQUENCE, DerElement.SEQUENCE, DerElement.BIT_STRING) && parts.size() == 3) {
            return signed(parts.getFirst().children());
        }
        if (begins(parts, DerElement.SEQUENCE, DerElement.OCTET_STRING)
                && parts.size() == 2
                && begins(parts.getFirst().children(), DerElement.OBJECT_IDENTIFIER)) {
            return ENCRYPTED_PRIVATE_KEY;
        }
        return UNKNOWN;
    }

    private static DerShape startingWithVersion(List<DerElement> parts) throws IOException {
        if (parts.size() >= 6 && parts.stream().limit(6).allMatch(part -> part.is(DerElement.INTEGER))) {
            return parts.size() >= 9 ? RSA_KEY : DSA_KEY;
        }
        if (begins(parts, DerElement.INTEGER, DerElement.OCTET_STRING)) {
            return EC_KEY;
        }
        if (begins(parts, DerElement.INTEGER, DerElement.SEQUENCE)) {
            var version = parts.getFirst().integer();
            if (begins(parts, DerElement.INTEGER, DerElement.SEQUENCE, DerElement.OCTET_STRING)) {
                return PRIVATE_KEY;
            }
            return version.bitLength() < 31
                            && version.intValue() == 3
                            && begins(parts.get(1).children(), DerElement.OBJECT_IDENTIFIER)
                    ? PKCS12
                    : UNKNOWN;
        }
        return UNKNOWN;
    }

    /// Certificates, requests and revocation lists are all `SIGNED`; the fields inside tell them apart.
    private static DerShape signed(List<DerElement> fields) throws IOException {
        if (begins(fields, 0xa0)) {
            return CERTIFICATE;
        }
        int sequence = DerElement.SEQUENCE;
        int first = begins(fields, DerElement.INTEGER) ? 1 : 0;
        var rest = fields.subList(first, fields.size());
        if (begins(rest, sequence, sequence, DerElement.UTC_TIME)
                || begins(rest, sequence, sequence, DerElement.GENERALIZED_TIME)) {
            return REVOCATION_LIST;
        }
        if (first == 1 && begins(rest, sequence, sequence, sequence, sequence, sequence)) {
            return CERTIFICATE;
        }
        return first == 1 && begins(rest, sequence, sequence) ? REQUEST : UNKNOWN;
    }

    private static boolean begins(List<DerElement> parts, int... tags) {
        if (parts.size() < tags.length) {
            return false;
        }
        for (int i = 0; i < tags.length; i++) {
            if (!parts.get(i).is(tags[i])) {
                return false;
            }
        }
        return true;
    }
}
