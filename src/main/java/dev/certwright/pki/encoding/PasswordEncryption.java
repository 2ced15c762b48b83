package dev.certwright.pki.encoding;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// Password-based encryption by the two schemes that are written here.
final class PasswordEncryption {
    /// What came out, and how to get it back.
    record Encrypted(AlgorithmIdentifier algorithm, DEROctetString data) {}

    private final SecureRandom random;

    PasswordEncryption(SecureRandom random) {
        this.random = random;
    }

    /// PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC (RFC 8018 §6.2).
    Encrypted aes256(byte[] plain, char[] password, int iterations) {
        var salt = random(16);
        var iv = random(16);
        var prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        var algorithm = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2,
                new PBES2Parameters(
                        new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, prf)),
                        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))));
        try (var form = PasswordForm.of(password)) {
            var generator = new PKCS5S2ParametersGenerator(PlatformDigest.sha256());
            generator.init(form.utf8(), salt, iterations);
            var key = generator.generateDerivedParameters(256);
            return new Encrypted(algorithm, encrypt(AESEngine.newInstance(), new ParametersWithIV(key, iv), plain));
        }
    }

    /// PKCS #12's own scheme with SHA-1 and triple DES (RFC 7292 Appendix C).
    Encrypted tripleDes(byte[] plain, char[] password, int iterations) {
        var salt = random(8);
        try (var form = PasswordForm.of(password)) {
            var generator = new PKCS12ParametersGenerator(PlatformDigest.sha1());
            generator.init(form.bmp(), salt, iterations);
            return new Encrypted(
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                            new PKCS12PBEParams(salt, iterations)),
                    encrypt(new DESedeEngine(), generator.generateDerivedParameters(192, 64), plain));
        }
    }

    private static DEROctetString encrypt(BlockCipher engine, CipherParameters parameters, byte[] plain) {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine));
        cipher.init(true, parameters);
        var out = new byte[cipher.getOutputSize(plain.length)];
        try {
            int length = cipher.processBytes(plain, 0, plain.length, out, 0);
            length += cipher.doFinal(out, length);
            return new DEROctetString(Arrays.copyOf(out, length));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("only decryption can fail", e);
        }
    }

    private byte[] random(int octets) {
        var value = new byte[octets];
        random.nextBytes(value);
        return value;
    }
}
