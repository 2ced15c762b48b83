package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.key.NamedCurve;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/// Says what kind of key a SubjectPublicKeyInfo holds (RFC 5280 §4.1.2.7), without making a key of it.
public final class PublicKeys {
    private PublicKeys() {}

    /// Reads a SubjectPublicKeyInfo.
    ///
    /// @throws PkiException.Malformed when it is none
    public static PublicKeyDetails of(byte[] subjectPublicKeyInfo) throws PkiException {
        try {
            return read(DerElement.of(subjectPublicKeyInfo));
        } catch (IOException e) {
            throw new PkiException.Malformed("SubjectPublicKeyInfo", e);
        }
    }

    static PublicKeyDetails read(DerElement subjectPublicKeyInfo) throws IOException {
        var parts = new Parts(subjectPublicKeyInfo.expect(DerElement.SEQUENCE));
        var algorithm = new Parts(parts.next(DerElement.SEQUENCE));
        var key = parts.next(DerElement.BIT_STRING);
        var oid = Asn1.objectIdentifier(algorithm.next());
        var spki = sha256(subjectPublicKeyInfo.encoded());
        return switch (oid) {
            case "1.2.840.113549.1.1.1" -> rsa("RSA", key, spki);
            case "1.2.840.113549.1.1.10" -> rsa("RSASSA-PSS", key, spki);
            case "1.2.840.10045.2.1" -> ec(algorithm, spki);
            case "1.3.101.110" -> new PublicKeyDetails("X25519", "X25519", 255, spki);
            case "1.3.101.111" -> new PublicKeyDetails("X448", "X448", 448, spki);
            case "1.3.101.112" -> new PublicKeyDetails("Ed25519", "Ed25519", 255, spki);
            case "1.3.101.113" -> new PublicKeyDetails("Ed448", "Ed448", 448, spki);
            case "1.2.840.10040.4.1" -> dsa(algorithm, spki);
            default -> new PublicKeyDetails(ObjectNames.name(oid), ObjectNames.name(oid), 0, spki);
        };
    }

    private static PublicKeyDetails rsa(String algorithm, DerElement key, Fingerprint spki) {
        int bits = 0;
        try {
            var content = key.content();
            var modulus = DerElement.first(Arrays.copyOfRange(content, Math.min(1, content.length), content.length))
                    .children()
                    .getFirst();
            bits = modulus.integer().abs().bitLength();
        } catch (IOException | RuntimeException _) {
            // a key that is none: its kind is still worth showing
        }
        return new PublicKeyDetails(algorithm, bits == 0 ? algorithm : algorithm + " " + bits, bits, spki);
    }

    private static PublicKeyDetails dsa(Parts algorithm, Fingerprint spki) {
        int bits = 0;
        try {
            bits = algorithm.next().children().getFirst().integer().bitLength();
        } catch (IOException | RuntimeException _) {
            // parameters may be inherited from the issuer
        }
        return new PublicKeyDetails("DSA", bits == 0 ? "DSA" : "DSA " + bits, bits, spki);
    }

    private static PublicKeyDetails ec(Parts algorithm, Fingerprint spki) throws IOException {
        if (!algorithm.peek(DerElement.OBJECT_IDENTIFIER)) {
            return new PublicKeyDetails("EC", "ECDSA", 0, spki);
        }
        var oid = Asn1.objectIdentifier(algorithm.next());
        for (var curve : NamedCurve.values()) {
            if (curve.oid().equals(oid)) {
                int bits = switch (curve) {
                    case SECP256R1 -> 256;
                    case SECP384R1 -> 384;
                    case SECP521R1 -> 521;
                };
                return new PublicKeyDetails("EC", "ECDSA " + curve.label(), bits, spki);
            }
        }
        var identifier = new ASN1ObjectIdentifier(oid);
        var name = ECNamedCurveTable.getName(identifier);
        var parameters = ECNamedCurveTable.getByOID(identifier);
        return new PublicKeyDetails(
                "EC",
                "ECDSA " + (name == null ? oid : name),
                parameters == null ? 0 : parameters.getCurve().getFieldSize(),
                spki);
    }

    private static Fingerprint sha256(byte[] encoding) {
        try {
            return new Fingerprint(
                    "SHA-256", MessageDigest.getInstance("SHA-256").digest(encoding));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
