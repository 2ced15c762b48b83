package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.pki.certificate.Asn1;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A public key of SSH (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, PROTOCOL.u2f).
///
/// @param type        for example `ssh-ed25519`
/// @param spki        as X.509 has it; empty for kinds that are not known there
/// @param fingerprint `SHA256:` and Base64
record SshPublicKey(String type, Optional<Bytes> spki, String fingerprint) {
    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    /// Of the octets that the Base64 of a key file stands for.
    ///
    /// @throws IOException when they are damaged
    static SshPublicKey of(byte[] blob) throws IOException {
        var in = new StoreInput(blob);
        var type = in.text();
        if (!type.matches("[\\x21-\\x7e]{3,64}")) {
            throw new IOException("no type of a key");
        }
        return new SshPublicKey(type, spki(type, in), fingerprint(blob));
    }

    /// Reads the fields that follow the type.
    static Optional<Bytes> spki(String type, StoreInput in) throws IOException {
        return switch (type) {
            case "ssh-rsa" -> {
                var exponent = number(in);
                var modulus = number(in);
                yield info(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        Asn1.der(new RSAPublicKey(modulus, exponent)));
            }
            case "ssh-dss" -> {
                var parameters = new DSAParameter(number(in), number(in), number(in));
                yield info(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa, parameters),
                        Asn1.der(new ASN1Integer(number(in))));
            }
            case "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "sk-ecdsa-sha2-nistp256@openssh.com" -> {
                var curve = curve(in.text());
                var point = in.sized();
                if (type.startsWith("sk-")) {
                    in.text();
                }
                yield info(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point);
            }
            case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> {
                var point = in.sized();
                if (type.startsWith("sk-")) {
                    in.text();
                }
                yield info(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), point);
            }
            case "ssh-ed448" -> info(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448), in.sized());
            default -> Optional.empty();
        };
    }

    private static Optional<Bytes> info(AlgorithmIdentifier algorithm, byte[] key) {
        return Optional.of(Bytes.of(Asn1.der(new SubjectPublicKeyInfo(algorithm, key))));
    }

    static BigInteger number(StoreInput in) throws IOException {
        var octets = in.sized();
        return octets.length == 0 ? BigInteger.ZERO : new BigInteger(octets);
    }

    static ASN1ObjectIdentifier curve(String name) throws IOException {
        return switch (name) {
            case "nistp256" -> X9ObjectIdentifiers.prime256v1;
            case "nistp384" -> new ASN1ObjectIdentifier("1.3.132.0.34");
            case "nistp521" -> new ASN1ObjectIdentifier("1.3.132.0.35");
            default -> throw new IOException("a curve that SSH does not have: " + name);
        };
    }

    /// As `ssh-keygen -l` prints it.
    static String fingerprint(byte[] blob) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean certificate() {
        return type.endsWith(CERTIFICATE);
    }

    /// The kind of key inside a certificate, for example `ssh-ed25519`.
    static String withoutCertificate(String type) {
        var plain = type.substring(0, type.length() - CERTIFICATE.length());
        return plain.startsWith("sk-") ? plain + "@openssh.com" : plain;
    }
}
