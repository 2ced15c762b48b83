package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.Fact;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/// Says what a public key is made of (RFC 5280 §4.1.2.7), line by line.
public final class PublicKeyFacts {
    private static final String EC = "1.2.840.10045.2.1";
    private static final String DSA = "1.2.840.10040.4.1";

    private PublicKeyFacts() {}

    /// The facts about a SubjectPublicKeyInfo.
    ///
    /// @throws PkiException.Malformed when it is none
    public static List<Fact> of(byte[] spki) throws PkiException {
        try {
            var facts = new FactList();
            var element = DerElement.of(spki);
            add(facts, element);
            return facts.pins(element).facts();
        } catch (IOException e) {
            throw new PkiException.Malformed("SubjectPublicKeyInfo", e);
        }
    }

    /// Netscape's SPKAC: a key and a challenge, signed with it.
    ///
    /// @throws PkiException.Malformed when it is none
    public static List<Fact> ofSigned(byte[] spkac) throws PkiException {
        try {
            var parts = new Parts(DerElement.of(spkac).expect(DerElement.SEQUENCE));
            var inside = new Parts(parts.next(DerElement.SEQUENCE));
            var algorithm = parts.next(DerElement.SEQUENCE);
            var spki = inside.next(DerElement.SEQUENCE);
            var facts = new FactList();
            add(facts, spki);
            if (inside.hasNext()) {
                var challenge = inside.next();
                facts.add("challenge", ValueText.string(challenge), challenge);
            }
            return facts.add("signature", CertificateReader.signatureAlgorithm(algorithm), algorithm)
                    .pins(spki)
                    .facts();
        } catch (IOException e) {
            throw new PkiException.Malformed("SPKAC", e);
        }
    }

    /// The key in one line: `RSA 2048, exponent 65537`, `ECDSA P-256`.
    static String summary(DerElement spki) throws IOException {
        var label = PublicKeys.read(spki).label();
        try {
            return rsa(spki)
                    ? label + ", exponent " + ValueText.integer(numbers(spki).get(1))
                    : label;
        } catch (IOException _) {
            // a key that is none
            return label;
        }
    }

    private static void add(FactList facts, DerElement spki) throws IOException {
        facts.add("public-key", PublicKeys.read(spki).label(), spki);
        var parts = new Parts(spki);
        var algorithm = parts.next(DerElement.SEQUENCE);
        var key = parts.next(DerElement.BIT_STRING);
        facts.add("key-algorithm", ValueText.identifier(new Parts(algorithm).next()), algorithm);
        try {
            material(facts, spki, algorithm, key);
        } catch (IOException _) {
            // broken inside: shown as octets
            facts.add("key-octets", PlainWords.hex(key.content()), key);
        }
    }

    private static void material(FactList facts, DerElement spki, DerElement algorithm, DerElement key)
            throws IOException {
        var oid = Asn1.objectIdentifier(new Parts(algorithm).next());
        if (rsa(spki)) {
            var numbers = numbers(spki);
            facts.add("rsa-modulus", ValueText.hex(magnitude(numbers.getFirst().integer())), numbers.getFirst())
                    .add("rsa-exponent", ValueText.integer(numbers.get(1).integer()), numbers.get(1));
        } else if (oid.equals(EC)) {
            var parts = new Parts(algorithm);
            parts.next();
            if (parts.hasNext()) {
                var curve = parts.next();
                facts.add("ec-curve", curve(curve), curve);
            }
            facts.add("ec-point", PlainWords.hex(withoutUnusedBits(key)), key);
        } else if (oid.equals(DSA)) {
            facts.add("dsa-key", ValueText.hex(key.onlyBitsInside().integer().toByteArray()), key);
        } else {
            facts.add("key-octets", PlainWords.hex(withoutUnusedBits(key)), key);
        }
    }

    private static String curve(DerElement parameters) throws IOException {
        return parameters.is(DerElement.OBJECT_IDENTIFIER)
                ? ValueText.identifier(parameters)
                : PlainWords.hex(parameters.encoded());
    }

    private static boolean rsa(DerElement spki) throws IOException {
        var oid = Asn1.objectIdentifier(new Parts(new Parts(spki).next(DerElement.SEQUENCE)).next());
        return oid.equals("1.2.840.113549.1.1.1") || oid.equals("1.2.840.113549.1.1.10");
    }

    /// Modulus and exponent.
    private static List<DerElement> numbers(DerElement spki) throws IOException {
        var parts = new Parts(spki);
        parts.next();
        var numbers = parts.next(DerElement.BIT_STRING).onlyBitsInside().children();
        if (numbers.size() != 2) {
            throw new IOException("not an RSA key");
        }
        numbers.getFirst().integer();
        numbers.get(1).integer();
        return numbers;
    }

    private static byte[] magnitude(BigInteger number) {
        var octets = number.toByteArray();
        return octets.length > 1 && octets[0] == 0 ? java.util.Arrays.copyOfRange(octets, 1, octets.length) : octets;
    }

    private static byte[] withoutUnusedBits(DerElement bits) throws IOException {
        var content = bits.content();
        if (content.length == 0) {
            throw new IOException("not a BIT STRING");
        }
        return java.util.Arrays.copyOfRange(content, 1, content.length);
    }
}
