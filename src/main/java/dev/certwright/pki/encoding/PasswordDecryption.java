package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.RC2CBCParameter;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD2Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
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
            Map.entry("2.16.840.1.101.3.4.1.6", "AES-128-GCM"),
            Map.entry("2.16.840.1.101.3.4.1.26", "AES-192-GCM"),
            Map.entry("2.16.840.1.101.3.4.1.46", "AES-256-GCM"),
            Map.entry("2.16.840.1.101.3.4.1.7", "AES-128-CCM"),
            Map.entry("2.16.840.1.101.3.4.1.27", "AES-192-CCM"),
            Map.entry("2.16.840.1.101.3.4.1.47", "AES-256-CCM"),
            Map.entry("2.16.840.1.101.3.4.1.8", "AES-128-WRAP"),
            Map.entry("2.16.840.1.101.3.4.1.28", "AES-192-WRAP"),
            Map.entry("2.16.840.1.101.3.4.1.48", "AES-256-WRAP"),
            Map.entry("1.2.840.113549.1.9.16.3.18", "CHACHA20-POLY1305"),
            Map.entry("1.2.643.2.2.21", "GOST-GCFB"),
            Map.entry("1.2.840.113533.7.66.10", "CAST5-CBC"),
            Map.entry("1.3.6.1.4.1.3029.1.2", "BF-CBC"),
            Map.entry("1.2.840.113549.3.2", "RC2-CBC"));

    private final String source;
    private final WorkBudget budget;
    private final KeyDerivation derivation;
    private final PasswordHashing hashing;

    PasswordDecryption(String source, WorkBudget budget) {
        this.source = source;
        this.budget = budget;
        this.derivation = new KeyDerivation(source, budget);
        this.hashing = new PasswordHashing(budget);
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
                case JavaKeyProtection.JKS -> JavaKeyProtection.jks(data, password);
                case JavaKeyProtection.JCEKS ->
                    new JavaKeyProtection(budget)
                            .jceks(PBEParameter.getInstance(algorithm.getParameters()), data, password);
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
        var iv = iv(cipher, scheme.getParameters());
        var key = derivation.derive(
                AlgorithmIdentifier.getInstance(
                        parameters.getKeyDerivationFunc().toASN1Primitive()),
                password.utf8(),
                cipher.keyOctets());
        if (cipher.mode().equals("GCM") || cipher.mode().equals("CCM")) {
            return cipher.authenticated(key, iv, data, tagOctets(scheme.getParameters()));
        }
        return decrypt(cipher, key, iv, data);
    }

    /// Of GCM and CCM (RFC 5084 §3): 12 unless it is said otherwise.
    private static int tagOctets(ASN1Encodable parameters) {
        var fields = ASN1Sequence.getInstance(parameters);
        return fields.size() > 1
                ? ASN1Integer.getInstance(fields.getObjectAt(1)).intValueExact()
                : 12;
    }

    private static byte[] iv(SymmetricCipher cipher, ASN1Encodable parameters) {
        if (cipher.family().equals("RC2")) {
            return RC2CBCParameter.getInstance(parameters).getIV();
        }
        return switch (cipher.mode()) {
            case "WRAP", "ECB" -> new byte[0];
            case "GCM", "CCM", "GCFB" ->
                ASN1OctetString.getInstance(ASN1Sequence.getInstance(parameters).getObjectAt(0))
                        .getOctets();
            default -> ASN1OctetString.getInstance(parameters).getOctets();
        };
    }

    private byte[] pkcs12(
            AlgorithmIdentifier algorithm, String family, int keyOctets, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
        long iterations = budget.iterations(parameters.getIterations());
        var salt = parameters.getIV();
        var key = hashing.pkcs12(
                PlatformDigest.sha1(), password.bmp(), salt, iterations, PasswordHashing.Purpose.KEY, keyOctets);
        if (family.equals("RC4")) {
            return decrypt(new SymmetricCipher(family, keyOctets, "STREAM"), key, null, data);
        }
        var cipher = new SymmetricCipher(family, keyOctets, "CBC");
        var iv = hashing.pkcs12(
                PlatformDigest.sha1(),
                password.bmp(),
                salt,
                iterations,
                PasswordHashing.Purpose.IV,
                cipher.blockOctets());
        return decrypt(cipher, key, iv, data);
    }

    private byte[] pbes1(
            AlgorithmIdentifier algorithm, Digest digest, String family, byte[] data, PasswordForm password)
            throws PkiException, InvalidCipherTextException {
        var parameters = PBEParameter.getInstance(algorithm.getParameters());
        var derived = hashing.pbkdf1(
                digest, password.utf8(), parameters.getSalt(), budget.iterations(parameters.getIterationCount()));
        return decrypt(
                new SymmetricCipher(family, 8, "CBC"),
                Arrays.copyOf(derived, 8),
                Arrays.copyOfRange(derived, 8, 16),
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
