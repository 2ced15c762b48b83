package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import dev.certwright.pki.key.KeyAlgorithms;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.key.PublicHalf;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/// Reads private keys in all their wrappings, encrypted or not. A key that is readable but cannot be used here, for
/// example of a composite algorithm, becomes an [Item.OpaquePrivateKeyItem].
final class KeyReader {
    private final Passwords passwords;
    private final PasswordDecryption decryption;
    private final PrivateKeyCodec codec = new PrivateKeyCodec();

    KeyReader(Passwords passwords, PasswordDecryption decryption) {
        this.passwords = passwords;
        this.decryption = decryption;
    }

    /// A `PrivateKeyInfo`.
    Item plain(byte[] der, Optional<String> alias) throws PkiException {
        try {
            return new Item.PrivateKeyItem(codec.decode(der, passwords.source()), alias);
        } catch (PkiException.UnsupportedAlgorithm | PkiException.Malformed e) {
            return opaque(der, alias, e);
        }
    }

    private Item opaque(byte[] der, Optional<String> alias, PkiException e) throws PkiException {
        try {
            var algorithm = DerElement.first(der).children(2).get(1).children(1);
            var name = KeyAlgorithms.name(Asn1.objectIdentifier(algorithm.getFirst()));
            return new Item.OpaquePrivateKeyItem(name, PublicHalf.of(der), alias);
        } catch (IOException | RuntimeException _) {
            throw e;
        }
    }

    /// An `EncryptedPrivateKeyInfo`.
    Item encrypted(byte[] der, Optional<String> alias) throws PkiException {
        EncryptedPrivateKeyInfo info;
        try {
            info = EncryptedPrivateKeyInfo.getInstance(Asn1.parse(der));
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions, too.
            throw new PkiException.Malformed(passwords.source(), e);
        }
        return passwords.open(password -> decrypt(info, password, alias));
    }

    /// Decrypts with one password.
    ///
    /// @throws PkiException.WrongPassword when what comes out is not a private key
    Item decrypt(EncryptedPrivateKeyInfo info, PasswordForm password, Optional<String> alias) throws PkiException {
        var plain = decryption.decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData(), password);
        try {
            requireShape(plain, DerShape.PRIVATE_KEY);
            return plain(plain, alias);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void requireShape(byte[] plain, DerShape wanted) throws PkiException {
        try {
            if (DerShape.of(DerElement.first(plain)) == wanted) {
                return;
            }
        } catch (IOException _) {
            // a wrong key makes noise of the content
        }
        throw new PkiException.WrongPassword(passwords.source(), null);
    }

    /// The encryption of OpenSSL's traditional formats: MD5 over password and salt (`Proc-Type: 4,ENCRYPTED`).
    ///
    /// @param dekInfo the header's value, for example `AES-128-CBC,0123…`
    Item traditionalEncrypted(DerShape shape, byte[] data, String dekInfo, @Nullable ASN1Primitive parameters)
            throws PkiException {
        var fields = dekInfo.split(",", 2);
        var cipher = SymmetricCipher.named(fields[0].strip())
                .orElseThrow(() -> new PkiException.UnsupportedAlgorithm(passwords.source(), fields[0].strip(), null));
        byte[] iv;
        try {
            iv = HexFormat.of().parseHex(fields.length > 1 ? fields[1].strip() : "");
        } catch (IllegalArgumentException e) {
            throw new PkiException.Malformed(passwords.source(), e);
        }
        if (iv.length < 8) {
            throw new PkiException.Malformed(passwords.source(), null);
        }
        return passwords.open(password -> {
            var plain = decrypt(cipher, iv, data, password);
            try {
                requireShape(plain, shape);
                return traditional(shape, plain, parameters);
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    private byte[] decrypt(SymmetricCipher cipher, byte[] iv, byte[] data, PasswordForm password) throws PkiException {
        var generator = new OpenSSLPBEParametersGenerator(new MD5Digest());
        generator.init(password.utf8(), Arrays.copyOf(iv, 8));
        var key = ((KeyParameter) generator.generateDerivedParameters(cipher.keyOctets() * 8)).getKey();
        try {
            return cipher.decrypt(key, iv, data);
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(passwords.source(), e);
        } catch (RuntimeException e) {
            // Bouncy Castle answers a vector that does not fit with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(passwords.source(), e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// A key in the format of its own algorithm: PKCS #1, SEC 1, or OpenSSL's for DSA.
    ///
    /// @param parameters of the curve, from elsewhere in the file, when the key has none
    Item traditional(DerShape shape, byte[] der, @Nullable ASN1Primitive parameters) throws PkiException {
        byte[] pkcs8 = {};
        try {
            var key = Asn1.parse(DerElement.first(der).encoded());
            var info = switch (shape) {
                case RSA_KEY ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key);
                case EC_KEY -> ec(ECPrivateKey.getInstance(key), parameters);
                case DSA_KEY -> dsa(ASN1Sequence.getInstance(key));
                default -> throw new IOException("not a traditional format: " + shape);
            };
            pkcs8 = Asn1.der(info);
            return plain(pkcs8, Optional.empty());
        } catch (EOFException e) {
            throw new PkiException.Truncated(passwords.source(), e);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions, too.
            throw new PkiException.Malformed(passwords.source(), e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static PrivateKeyInfo ec(ECPrivateKey key, @Nullable ASN1Primitive elsewhere) throws IOException {
        ASN1Encodable parameters = key.getParametersObject();
        if (parameters == null) {
            parameters = elsewhere;
        }
        if (parameters == null) {
            throw new IOException("the key does not say on which curve it is");
        }
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), key);
    }

    private static PrivateKeyInfo dsa(ASN1Sequence key) throws IOException {
        var numbers = new BigInteger[key.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ASN1Integer.getInstance(key.getObjectAt(i)).getValue();
        }
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_dsa, new DSAParameter(numbers[1], numbers[2], numbers[3])),
                new ASN1Integer(numbers[5]));
    }
}
