package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.RC2CBCParameter;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD2Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/// Password-based decryption by any scheme of PKCS #5 (RFC 8018) and PKCS #12 (RFC 7292 Appendix C).
final class PasswordDecryption {
    private static final Map<String, String> CIPHERS = Map.ofEntries(
            Map.entry("2.16.840.1.101.3.4.1.2", "AES-128-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.3", "AES-128-OFB"),
            Map.entry("2.16.840.1.101.3.4.1.4", "AES-128-CFB"),
            Map.entry("2.16.840.1.101.3.4.1.22", "AES-192-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.23", "AES-192-OFB"),
            Map.entry("2.16.840.1.101.3.4.1.24", "AES-192-CFB"),
            Map.entry("2.16.840.1.101.3.4.1.42", "AES-256-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.43", "AES-256-OFB"),
            Map.entry("2.16.840.1.101.3.4.1.44", "AES-256-CFB"),
            Map.entry("1.2.392.200011.61.1.1.1.2", "CAMELLIA-128-CBC"),
            Map.entry("1.2.392.200011.61.1.1.1.3", "CAMELLIA-192-CBC"),
            Map.entry("1.2.392.200011.61.1.1.1.4", "CAMELLIA-256-CBC"),
            Map.entry("1.2.410.200046.1.1.2", "ARIA-128-CBC"),
            Map.entry("1.2.410.200046.1.1.7", "ARIA-192-CBC"),
            Map.entry("1.2.410.200046.1.1.12", "ARIA-256-CBC"),
            Map.entry("1.2.410.200004.1.4", "SEED-CBC"),
            Map.entry("1.2.156.10197.1.104.2", "SM4-CBC"),
            Map.entry("1.2.840.113549.3.7", "DES-EDE3-CBC"),
            Map.entry("1.3.14.3.2.7", "DES-CBC"),
            Map.entry("1.2.840.113549.3.2", "RC2-CBC"));

    private final String source;
    private final WorkBudget budget;
    private final KeyDerivation derivation;

    PasswordDecryption(String source, WorkBudget budget) {
        this.source = source;
        this.budget = budget;
        this.derivation = new KeyDerivation(source, budget);
    }

    /// Decrypts. None of the schemes can tell for certain that the password is right: the caller looks at the result.
    ///
    /// @throws PkiException.WrongPassword        when the padding says that the key is wrong
    /// @throws PkiException.UnsupportedAlgorithm when the scheme or its parts are not known
    /// @throws PkiException.TooExpensive         when the parameters ask for too much
    /// @throws PkiException.Malformed            when the parameters make no sense
    byte[] decrypt(AlgorithmIdentifier algorithm, byte[] data, PasswordForm password) throws PkiException {
        try {
            return switch (algorithm.getAlgorithm().getId()) {
                case "1.2.840.113549.1.5.13" ->
                    pbes2(PBES2Parameters.getInstance(algorithm.getParameters()), data, password);
                case "1.2.840.113549.1.12.1.1" -> pkcs12(algorithm, "RC4", 16, data, password);
                case "1.2.840.113549.1.12.1.2" -> pkcs12(algorithm, "RC4", 5, data, password);
                case "1.2.840.113549.1.12.1.3" -> pkcs12(algorithm, "DES-EDE3", 24, data, password);
                case "1.2.840.113549.1.12.1.4" -> pkcs12(algorithm, "DES-EDE", 16, data, password);
                case "1.2.840.113549.1.12.1.5" -> pkcs12(algorithm, "RC2", 16, data, password);
                case "1.2.840.113549.1.12.1.6" -> pkcs12(algorithm, "RC2", 5, data, password);
                case "1.2.840.113549.1.5.1" -> pbes1(algorithm, new MD2Digest(), "DES", data, password);
                case "1.2.840.113549.1.5.3" -> pbes1(algorithm, new MD5Digest(), "DES", data, password);
                case "1.2.840.113549.1.5.4" -> pbes1(algorithm, new MD2Digest(), "RC2", data, password);
                case "1.2.840.113549.1.5.6" -> pbes1(algorithm, new MD5Digest(), "RC2", data, password);
                case "1.2.840.113549.1.5.10" -> pbes1(algorithm, PlatformDigest.sha1(), "DES", data, password);
                case "1.2.840.113549.1.5.11" -> pbes1(algorithm, PlatformDigest.sha1(), "RC2", data, password);
                default ->
                    throw new PkiException.UnsupportedAlgorithm(
                            source, algorithm.getAlgorithm().getId(), null);
            };
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(source, e);
        } catch (RuntimeException e) {
            // Bouncy Castle answers broken parameters with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
    }

    private byte[] pbes2(PBES2Parameters parameters, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var scheme =
                AlgorithmIdentifier.getInstance(parameters.getEncryptionScheme().toASN1Primitive());
        var oid = scheme.getAlgorithm().getId();
        var cipher = SymmetricCipher.named(CIPHERS.getOrDefault(oid, oid))
                .orElseThrow(() -> new PkiException.UnsupportedAlgorithm(source, oid, null));
        byte[] iv;
        if (cipher.family().equals("RC2")) {
            iv = RC2CBCParameter.getInstance(scheme.getParameters()).getIV();
        } else {
            iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
        }
        var key = derivation.derive(
                AlgorithmIdentifier.getInstance(
                        parameters.getKeyDerivationFunc().toASN1Primitive()),
                password.utf8(),
                cipher.keyOctets());
        return decrypt(cipher, key, iv, data);
    }

    private byte[] pkcs12(
            AlgorithmIdentifier algorithm, String family, int keyOctets, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
        var generator = new PKCS12ParametersGenerator(PlatformDigest.sha1());
        generator.init(password.bmp(), parameters.getIV(), budget.iterations(parameters.getIterations()));
        if (family.equals("RC4")) {
            var key = (KeyParameter) generator.generateDerivedParameters(keyOctets * 8);
            return decrypt(new SymmetricCipher(family, keyOctets, "STREAM"), key.getKey(), null, data);
        }
        var derived = (ParametersWithIV) generator.generateDerivedParameters(keyOctets * 8, 64);
        return decrypt(
                new SymmetricCipher(family, keyOctets, "CBC"),
                ((KeyParameter) derived.getParameters()).getKey(),
                derived.getIV(),
                data);
    }

    private byte[] pbes1(
            AlgorithmIdentifier algorithm, Digest digest, String family, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var parameters = PBEParameter.getInstance(algorithm.getParameters());
        var generator = new PKCS5S1ParametersGenerator(digest);
        generator.init(password.utf8(), parameters.getSalt(), budget.iterations(parameters.getIterationCount()));
        var derived = (ParametersWithIV) generator.generateDerivedParameters(64, 64);
        return decrypt(
                new SymmetricCipher(family, 8, "CBC"),
                ((KeyParameter) derived.getParameters()).getKey(),
                derived.getIV(),
                data);
    }

    private static byte[] decrypt(SymmetricCipher cipher, byte[] key, byte @Nullable [] iv, byte[] data)
            throws InvalidCipherTextException {
        try {
            return cipher.decrypt(key, iv == null ? new byte[0] : iv, data);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
