package dev.certwright.pki.encoding;

import com.google.gson.JsonObject;
import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.Asn1;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// One JSON Web Key (RFC 7517, RFC 7518 §6, RFC 8037) as an item; `kid` is its alias.
final class WebKey {
    private static final BigInteger ONE = BigInteger.ONE;

    private final String source;
    private final KeyReader keys;

    WebKey(String source, KeyReader keys) {
        this.source = source;
        this.keys = keys;
    }

    /// @throws PkiException.Malformed when a member is missing or no number
    Item read(JsonObject key) throws PkiException {
        try {
            var alias = text(key, "kid");
            return switch (text(key, "kty").orElse("")) {
                case "RSA" -> rsa(key, alias);
                case "EC" -> ec(key, alias);
                case "OKP" -> okp(key, alias);
                case "AKP" -> akp(key, alias);
                case "oct" ->
                    new Item.SecretKeyItem(text(key, "alg").orElse("oct"), octets(key, "k").length * 8, alias);
                default -> throw new IOException("a kind of key that is not known");
            };
        } catch (IOException | RuntimeException e) {
            // members of the wrong kind, and numbers that make no key
            throw new PkiException.Malformed(source, e);
        }
    }

    private Item rsa(JsonObject key, Optional<String> alias) throws IOException, PkiException {
        var n = number(key, "n");
        var e = number(key, "e");
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        if (!key.has("d")) {
            return open(new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(n, e)), alias);
        }
        var d = number(key, "d");
        if (!key.has("p") || !key.has("q")) {
            var zero = BigInteger.ZERO;
            return item(algorithm, new RSAPrivateKey(n, e, d, zero, zero, zero, zero, zero), alias);
        }
        var p = number(key, "p");
        var q = number(key, "q");
        return item(
                algorithm,
                new RSAPrivateKey(n, e, d, p, q, d.mod(p.subtract(ONE)), d.mod(q.subtract(ONE)), q.modInverse(p)),
                alias);
    }

    private Item ec(JsonObject key, Optional<String> alias) throws IOException, PkiException {
        var curve = curve(text(key, "crv").orElse(""));
        var x = octets(key, "x");
        var y = octets(key, "y");
        var point = new byte[1 + x.length + y.length];
        point[0] = 4;
        System.arraycopy(x, 0, point, 1, x.length);
        System.arraycopy(y, 0, point, 1 + x.length, y.length);
        var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
        if (!key.has("d")) {
            return open(new SubjectPublicKeyInfo(algorithm, point), alias);
        }
        var d = octets(key, "d");
        return item(
                algorithm, new ECPrivateKey(d.length * 8, new BigInteger(1, d), new DERBitString(point), curve), alias);
    }

    private static ASN1ObjectIdentifier curve(String name) throws IOException {
        return new ASN1ObjectIdentifier(
                switch (name) {
                    case "P-256" -> "1.2.840.10045.3.1.7";
                    case "P-384" -> "1.3.132.0.34";
                    case "P-521" -> "1.3.132.0.35";
                    case "secp256k1", "P-256K" -> "1.3.132.0.10";
                    case "BP-256" -> "1.3.36.3.3.2.8.1.1.7";
                    case "BP-384" -> "1.3.36.3.3.2.8.1.1.11";
                    case "BP-512" -> "1.3.36.3.3.2.8.1.1.13";
                    case "SM2" -> "1.2.156.10197.1.301";
                    default -> throw new IOException("a curve that is not known: " + name);
                });
    }

    private Item okp(JsonObject key, Optional<String> alias) throws IOException, PkiException {
        var oid = switch (text(key, "crv").orElse("")) {
            case "Ed25519" -> "1.3.101.112";
            case "Ed448" -> "1.3.101.113";
            case "X25519" -> "1.3.101.110";
            case "X448" -> "1.3.101.111";
            default -> throw new IOException("a curve that is not known");
        };
        var algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
        return key.has("d")
                ? item(algorithm, new DEROctetString(octets(key, "d")), alias)
                : open(new SubjectPublicKeyInfo(algorithm, octets(key, "x")), alias);
    }

    /// ML-DSA (draft-ietf-cose-dilithium): the private part is the seed.
    private Item akp(JsonObject key, Optional<String> alias) throws IOException, PkiException {
        var oid = switch (text(key, "alg").orElse("")) {
            case "ML-DSA-44" -> "2.16.840.1.101.3.4.3.17";
            case "ML-DSA-65" -> "2.16.840.1.101.3.4.3.18";
            case "ML-DSA-87" -> "2.16.840.1.101.3.4.3.19";
            default -> throw new IOException("an algorithm that is not known");
        };
        var algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
        return key.has("priv")
                ? item(algorithm, new DERTaggedObject(false, 0, new DEROctetString(octets(key, "priv"))), alias)
                : open(new SubjectPublicKeyInfo(algorithm, octets(key, "pub")), alias);
    }

    private static Item open(SubjectPublicKeyInfo info, Optional<String> alias) {
        return new Item.PublicKeyItem(Bytes.of(Asn1.der(info)), alias);
    }

    private Item item(AlgorithmIdentifier algorithm, ASN1Encodable key, Optional<String> alias)
            throws IOException, PkiException {
        var pkcs8 = Asn1.der(new PrivateKeyInfo(algorithm, key));
        try {
            return keys.plain(pkcs8, alias);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static Optional<String> text(JsonObject key, String name) {
        return key.has(name) && key.get(name).isJsonPrimitive()
                ? Optional.of(key.get(name).getAsString())
                : Optional.empty();
    }

    private static byte[] octets(JsonObject key, String name) throws IOException {
        var text = text(key, name).orElseThrow(() -> new IOException("no " + name));
        return Base64.getUrlDecoder().decode(text);
    }

    private static BigInteger number(JsonObject key, String name) throws IOException {
        return new BigInteger(1, octets(key, name));
    }
}
