package dev.certwright.pki.encoding;

import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/// What an encoding is, as far as its outermost levels tell.
enum DerShape {
    CERTIFICATE,
    REQUEST,
    REVOCATION_LIST,
    ATTRIBUTE_CERTIFICATE,
    PRIVATE_KEY,
    ENCRYPTED_PRIVATE_KEY,
    RSA_KEY,
    DSA_KEY,
    EC_KEY,
    /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    PUBLIC_KEY,
    /// PKCS #1 (RFC 8017 Appendix A.1.1).
    RSA_PUBLIC_KEY,
    EC_PARAMETERS,
    DSA_PARAMETERS,
    /// PKCS #3.
    DH_PARAMETERS,
    /// ANSI X9.42 (RFC 3279 §2.3.3).
    X942_PARAMETERS,
    /// Netscape's SignedPublicKeyAndChallenge.
    SIGNED_PUBLIC_KEY,
    OCSP_REQUEST,
    OCSP_RESPONSE,
    TIMESTAMP_REQUEST,
    TIMESTAMP_RESPONSE,
    PKCS12,
    /// Bouncy Castle's BCFKS.
    BC_KEY_STORE,
    /// PKCS #7 signedData (RFC 5652 §5.1), which carries certificates and revocation lists.
    SIGNED_DATA,
    /// Any other content info that is known by its type.
    MESSAGE,
    /// Certificates one after the other: PkiPath (ITU-T X.509 §11.3).
    PKI_PATH,
    /// A cross certificate pair (RFC 4523 §2.3).
    CERTIFICATE_PAIR,
    UNKNOWN;

    /// No shape needs more of its parts to be told.
    private static final int ENOUGH = 12;

    static DerShape of(DerElement element) {
        try {
            if (element.is(DerElement.OBJECT_IDENTIFIER)) {
                return NamedParameters.curve(Asn1.objectIdentifier(element)) ? EC_PARAMETERS : UNKNOWN;
            }
            return element.is(DerElement.SEQUENCE) ? of(element.children(ENOUGH)) : UNKNOWN;
        } catch (IOException _) {
            return UNKNOWN;
        }
    }

    private static DerShape of(List<DerElement> parts) throws IOException {
        if (parts.isEmpty()) {
            return UNKNOWN;
        }
        if (begins(parts, DerElement.OBJECT_IDENTIFIER)) {
            return ContentTypes.shape(Asn1.objectIdentifier(parts.getFirst()));
        }
        if (parts.getFirst().is(DerElement.INTEGER)) {
            return startingWithVersion(parts);
        }
        if (begins(parts, DerElement.SEQUENCE, DerElement.SEQUENCE, DerElement.BIT_STRING) && parts.size() == 3) {
            return signed(inside(parts.getFirst()));
        }
        if (begins(parts, 0x0a) && (parts.size() == 1 || (parts.size() == 2 && begins(parts, 0x0a, 0xa0)))) {
            return OCSP_RESPONSE;
        }
        if (begins(parts, 0xa0) || begins(parts, 0xa1)) {
            return pair(parts) ? CERTIFICATE_PAIR : UNKNOWN;
        }
        return parts.getFirst().is(DerElement.SEQUENCE) ? startingWithSequence(parts) : UNKNOWN;
    }

    private static DerShape startingWithSequence(List<DerElement> parts) throws IOException {
        var first = inside(parts.getFirst());
        if (parts.size() == 2 && begins(first, DerElement.OBJECT_IDENTIFIER)) {
            if (parts.get(1).is(DerElement.OCTET_STRING)) {
                return ENCRYPTED_PRIVATE_KEY;
            }
            if (parts.get(1).is(DerElement.BIT_STRING)) {
                return PUBLIC_KEY;
            }
        }
        if (parts.size() == 2 && first.size() == 2 && begins(first, DerElement.SEQUENCE, DerElement.OCTET_STRING)) {
            return parts.get(1).is(DerElement.SEQUENCE) || parts.get(1).is(0xa0) ? BC_KEY_STORE : UNKNOWN;
        }
        if (begins(first, DerElement.INTEGER)
                && (parts.size() == 1 || (parts.size() == 2 && signedData(parts.get(1))))) {
            var status = first.getFirst().integer();
            return status.signum() >= 0 && status.bitLength() <= 3 ? TIMESTAMP_RESPONSE : UNKNOWN;
        }
        for (var part : parts) {
            if (!certificate(part)) {
                return asksForStatus(first) ? OCSP_REQUEST : UNKNOWN;
            }
        }
        return PKI_PATH;
    }

    /// Looks no further than it must: what is nested without end would have no end here either.
    private static boolean certificate(DerElement element) throws IOException {
        if (!element.is(DerElement.SEQUENCE)) {
            return false;
        }
        var parts = element.children(ENOUGH);
        return parts.size() == 3
                && begins(parts, DerElement.SEQUENCE, DerElement.SEQUENCE, DerElement.BIT_STRING)
                && signed(inside(parts.getFirst())) == CERTIFICATE;
    }

    private static boolean signedData(DerElement element) throws IOException {
        var parts = element.is(DerElement.SEQUENCE) ? element.children(ENOUGH) : List.<DerElement>of();
        return begins(parts, DerElement.OBJECT_IDENTIFIER)
                && ContentTypes.shape(Asn1.objectIdentifier(parts.getFirst())) == SIGNED_DATA;
    }

    /// An OCSP request asks for certificates by two digests and a number (RFC 6960 §4.1.1).
    private static boolean asksForStatus(List<DerElement> fields) throws IOException {
        for (var field : fields) {
            if (field.is(DerElement.SEQUENCE)) {
                var requests = inside(field);
                var request = requests.isEmpty() ? requests : inside(requests.getFirst());
                return !request.isEmpty()
                        && begins(
                                inside(request.getFirst()),
                                DerElement.SEQUENCE,
                                DerElement.OCTET_STRING,
                                DerElement.OCTET_STRING,
                                DerElement.INTEGER);
            }
        }
        return false;
    }

    private static boolean pair(List<DerElement> parts) throws IOException {
        for (var part : parts) {
            var inside = inside(part);
            if (inside.size() != 1 || of(inside.getFirst()) != CERTIFICATE) {
                return false;
            }
        }
        return parts.size() <= 2;
    }

    private static DerShape startingWithVersion(List<DerElement> parts) throws IOException {
        int integer = DerElement.INTEGER;
        if (parts.size() >= 6 && parts.stream().limit(6).allMatch(part -> part.is(integer))) {
            return parts.size() >= 9 ? RSA_KEY : DSA_KEY;
        }
        if (begins(parts, integer, DerElement.OCTET_STRING)) {
            return EC_KEY;
        }
        if (begins(parts, integer, integer)) {
            return numbers(parts);
        }
        if (begins(parts, integer, DerElement.SEQUENCE, DerElement.SEQUENCE, DerElement.OCTET_STRING, integer)) {
            return EC_PARAMETERS;
        }
        if (begins(parts, integer, DerElement.SEQUENCE)) {
            var algorithm = inside(parts.get(1));
            if (begins(parts, integer, DerElement.SEQUENCE, DerElement.OCTET_STRING)) {
                return begins(algorithm, DerElement.OBJECT_IDENTIFIER) ? PRIVATE_KEY : UNKNOWN;
            }
            if (algorithm.size() == 2 && begins(algorithm, DerElement.SEQUENCE, DerElement.OCTET_STRING)) {
                return TIMESTAMP_REQUEST;
            }
            return parts.getFirst().integer().equals(BigInteger.valueOf(3))
                            && begins(algorithm, DerElement.OBJECT_IDENTIFIER)
                    ? PKCS12
                    : UNKNOWN;
        }
        return UNKNOWN;
    }

    /// Two or three numbers and little else: which they are follows from what divides what.
    private static DerShape numbers(List<DerElement> parts) throws IOException {
        var first = parts.getFirst().integer();
        var second = parts.get(1).integer();
        if (first.bitLength() < 64 || second.signum() <= 0) {
            return UNKNOWN;
        }
        if (parts.size() == 2) {
            return NamedParameters.rsaExponent(first, second) ? RSA_PUBLIC_KEY : DH_PARAMETERS;
        }
        if (!parts.get(2).is(DerElement.INTEGER)) {
            return UNKNOWN;
        }
        var third = parts.get(2).integer();
        if (third.bitLength() <= 32) {
            return parts.size() == 3 ? DH_PARAMETERS : UNKNOWN;
        }
        var order = first.subtract(BigInteger.ONE);
        if (parts.size() == 3 && order.mod(second).signum() == 0) {
            return DSA_PARAMETERS;
        }
        return third.signum() > 0 && order.mod(third).signum() == 0 ? X942_PARAMETERS : UNKNOWN;
    }

    /// Certificates, requests, revocation lists and some more are all `SIGNED`; the fields inside tell them apart.
    private static DerShape signed(List<DerElement> fields) throws IOException {
        int sequence = DerElement.SEQUENCE;
        int integer = DerElement.INTEGER;
        if (fields.size() == 2 && begins(fields, sequence, 0x16)) {
            return SIGNED_PUBLIC_KEY;
        }
        if (begins(fields, 0xa0, sequence, sequence, integer) || begins(fields, 0xa1, sequence, sequence, integer)) {
            return ATTRIBUTE_CERTIFICATE;
        }
        if (begins(fields, 0xa0)) {
            return CERTIFICATE;
        }
        int first = begins(fields, integer) ? 1 : 0;
        var rest = fields.subList(first, fields.size());
        if (first == 1 && begins(rest, sequence, 0xa0, sequence, integer)) {
            return ATTRIBUTE_CERTIFICATE;
        }
        if (begins(rest, sequence, sequence, DerElement.UTC_TIME)
                || begins(rest, sequence, sequence, DerElement.GENERALIZED_TIME)) {
            return REVOCATION_LIST;
        }
        if (first == 1 && begins(rest, sequence, sequence, sequence, sequence, sequence)) {
            return CERTIFICATE;
        }
        return first == 1 && begins(rest, sequence, sequence) ? REQUEST : UNKNOWN;
    }

    private static List<DerElement> inside(DerElement element) throws IOException {
        return element.children(ENOUGH);
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
