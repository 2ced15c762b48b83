package dev.certwright.pki.key;

import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.BouncyCastle;
import dev.certwright.pki.certificate.DerElement;
import dev.certwright.pki.certificate.DerWriter;
import dev.certwright.pki.certificate.PublicKeyCodec;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// Private keys into PKCS #8 (RFC 5958) and out of it.
public final class PrivateKeyCodec {
    /// The INTEGER 0: version 1 of `PrivateKeyInfo`.
    private static final byte[] VERSION_1 = {DerElement.INTEGER, 1, 0};

    private static final byte[] CHALLENGE =
            "certwright: do these two belong together?".getBytes(StandardCharsets.US_ASCII);

    /// Encodes a key. The caller wipes the result.
    ///
    /// @throws IllegalArgumentException when the key does not leave its device
    public byte[] encode(PrivateKey key) {
        var encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new IllegalArgumentException("a key of " + key.getAlgorithm() + " that cannot be exported");
        }
        return encoded;
    }

    /// Likewise, and nothing is left to wipe but the result.
    ///
    /// @throws IllegalArgumentException when the key does not leave its device
    public SecretBytes encodeSecret(PrivateKey key) {
        var encoded = encode(key);
        try {
            return new SecretBytes(encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /// Decodes a key.
    ///
    /// @param pkcs8  one `PrivateKeyInfo`, not encrypted; stays the caller's to wipe
    /// @param source what to call it in a message, for example the name of the file
    /// @throws PkiException.UnsupportedAlgorithm when no key of this kind is known
    /// @throws PkiException.Truncated            when it ends too early
    /// @throws PkiException.Malformed            when it is no private key
    public PrivateKey decode(byte[] pkcs8, String source) throws PkiException {
        String oid;
        byte[] plain = {};
        try {
            var info = DerElement.first(pkcs8).expect(DerElement.SEQUENCE);
            info.requireShallow();
            var parts = info.children();
            if (parts.size() < 3) {
                throw new IOException("no PrivateKeyInfo");
            }
            var algorithm = parts.get(1).expect(DerElement.SEQUENCE).children();
            if (algorithm.isEmpty()) {
                throw new IOException("no algorithm");
            }
            oid = Asn1.objectIdentifier(algorithm.getFirst());
            // Version 2 carries the public key or attributes, which not every key factory expects.
            plain = DerWriter.sequence(
                    VERSION_1,
                    parts.get(1).encoded(),
                    parts.get(2).expect(DerElement.OCTET_STRING).encoded());
            return decode(oid, plain, source);
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static PrivateKey decode(String oid, byte[] pkcs8, String source) throws PkiException {
        var spec = new PKCS8EncodedKeySpec(pkcs8);
        try {
            return KeyFactory.getInstance(oid).generatePrivate(spec);
        } catch (NoSuchAlgorithmException | InvalidKeySpecException _) {
            // Bouncy Castle knows more kinds and more curves.
        }
        try {
            return KeyFactory.getInstance(oid, BouncyCastle.provider()).generatePrivate(spec);
        } catch (NoSuchAlgorithmException e) {
            throw new PkiException.UnsupportedAlgorithm(source, oid, e);
        } catch (InvalidKeySpecException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    /// Whether the key is the certificate's own.
    ///
    /// @throws PkiException.Malformed            when the certificate's key cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when it cannot be tried, because keys of this kind do not sign
    public boolean matches(PrivateKey key, EncodedCertificate certificate) throws PkiException {
        var publicKey = PublicKeyCodec.of(certificate);
        if (key instanceof RSAKey privateRsa && publicKey instanceof RSAKey publicRsa) {
            return privateRsa.getModulus().equals(publicRsa.getModulus());
        }
        if (!family(key.getAlgorithm()).equals(family(publicKey.getAlgorithm()))) {
            return false;
        }
        var scheme = switch (family(key.getAlgorithm())) {
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            case "DSA" -> "SHA256withDSA";
            case "ML-DSA" -> "ML-DSA";
            default ->
                throw new PkiException.UnsupportedAlgorithm(certificate.sha256().hex(), key.getAlgorithm(), null);
        };
        try {
            var signer = signer(scheme, key);
            signer.update(CHALLENGE);
            var verifier = verifier(scheme, publicKey);
            verifier.update(CHALLENGE);
            return verifier.verify(signer.sign());
        } catch (InvalidKeyException | SignatureException _) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new PkiException.UnsupportedAlgorithm(certificate.sha256().hex(), scheme, e);
        }
    }

    /// The platform's own where it takes the key; Bouncy Castle knows more curves and other forms of keys.
    private static Signature signer(String scheme, PrivateKey key)
            throws NoSuchAlgorithmException, InvalidKeyException {
        try {
            var signer = Signature.getInstance(scheme);
            signer.initSign(key);
            return signer;
        } catch (InvalidKeyException | NoSuchAlgorithmException _) {
            var signer = Signature.getInstance(scheme, BouncyCastle.provider());
            signer.initSign(key);
            return signer;
        }
    }

    private static Signature verifier(String scheme, PublicKey key)
            throws NoSuchAlgorithmException, InvalidKeyException {
        try {
            var verifier = Signature.getInstance(scheme);
            verifier.initVerify(key);
            return verifier;
        } catch (InvalidKeyException | NoSuchAlgorithmException _) {
            var verifier = Signature.getInstance(scheme, BouncyCastle.provider());
            verifier.initVerify(key);
            return verifier;
        }
    }

    private static String family(String algorithm) {
        return switch (algorithm) {
            case "ECDSA" -> "EC";
            case "Ed25519", "Ed448" -> "EdDSA";
            default -> algorithm.startsWith("ML-DSA") ? "ML-DSA" : algorithm;
        };
    }
}
