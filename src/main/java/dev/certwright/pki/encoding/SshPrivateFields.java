package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.Asn1;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The numbers of SSH's private keys, put into PKCS #8.
final class SshPrivateFields {
    private static final BigInteger ONE = BigInteger.ONE;

    private SshPrivateFields() {}

    /// Reads one private key of OpenSSH's format up to its comment.
    ///
    /// @return empty when the private key is in a device
    static Optional<Item> read(StoreInput in, KeyReader keys) throws IOException, PkiException {
        var type = in.text();
        if (type.endsWith("-cert-v01@openssh.com")) {
            in.sized();
            type = SshPublicKey.withoutCertificate(type);
        }
        return switch (type) {
            case "ssh-rsa" -> {
                var n = number(in);
                var e = number(in);
                var d = number(in);
                var inverse = number(in);
                yield Optional.of(rsa(n, e, d, number(in), number(in), inverse, keys));
            }
            case "ssh-dss" -> {
                var parameters = new DSAParameter(number(in), number(in), number(in));
                number(in);
                yield Optional.of(dsa(parameters, number(in), keys));
            }
            case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> {
                var curve = in.text();
                var point = in.sized();
                yield Optional.of(ec(curve, point, number(in), keys));
            }
            case "ssh-ed25519" -> {
                in.sized();
                yield Optional.of(edwards(Arrays.copyOf(in.sized(), 32), keys));
            }
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> {
                in.text();
                in.sized();
                yield inDevice(in);
            }
            case "sk-ssh-ed25519@openssh.com" -> {
                in.sized();
                yield inDevice(in);
            }
            default -> throw new IOException("a key of kind " + type);
        };
    }

    /// The file holds a handle only (PROTOCOL.u2f).
    private static Optional<Item> inDevice(StoreInput in) throws IOException {
        in.text();
        in.octet();
        in.sized();
        in.sized();
        return Optional.empty();
    }

    static BigInteger number(StoreInput in) throws IOException {
        return SshPublicKey.number(in);
    }

    static Item rsa(
            BigInteger n, BigInteger e, BigInteger d, BigInteger p, BigInteger q, BigInteger inv, KeyReader keys)
            throws PkiException, IOException {
        if (p.compareTo(ONE) <= 0 || q.compareTo(ONE) <= 0) {
            throw new IOException("no primes");
        }
        var key = new RSAPrivateKey(n, e, d, p, q, d.mod(p.subtract(ONE)), d.mod(q.subtract(ONE)), inv);
        return item(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key, keys);
    }

    static Item dsa(DSAParameter parameters, BigInteger x, KeyReader keys) throws PkiException, IOException {
        return item(new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa, parameters), new ASN1Integer(x), keys);
    }

    static Item ec(String curve, byte[] point, BigInteger secret, KeyReader keys) throws PkiException, IOException {
        var oid = SshPublicKey.curve(curve);
        int bits = Integer.parseInt(curve.substring("nistp".length()));
        if (secret.signum() <= 0 || secret.bitLength() > bits) {
            throw new IOException("a number that is too large");
        }
        var key = new ECPrivateKey(bits, secret, new DERBitString(point), oid);
        return item(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, oid), key, keys);
    }

    static Item edwards(byte[] seed, KeyReader keys) throws PkiException, IOException {
        return item(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new DEROctetString(seed), keys);
    }

    static Item edwards448(byte[] seed, KeyReader keys) throws PkiException, IOException {
        return item(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448), new DEROctetString(seed), keys);
    }

    private static Item item(AlgorithmIdentifier algorithm, ASN1Encodable key, KeyReader keys)
            throws PkiException, IOException {
        var pkcs8 = Asn1.der(new PrivateKeyInfo(algorithm, key));
        try {
            return keys.plain(pkcs8, Optional.empty());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
