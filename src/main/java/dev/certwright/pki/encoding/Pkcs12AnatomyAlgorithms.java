package dev.certwright.pki.encoding;

import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.StoreMac;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.RC2CBCParameter;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// Names the algorithms that protect parts of a PKCS #12 container, whether they can be used here or not.
final class Pkcs12AnatomyAlgorithms {
    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String PBKDF2 = "1.2.840.113549.1.5.12";
    private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";
    private static final String PBMAC1 = "1.2.840.113549.1.5.14";

    /// A scheme that names cipher and key derivation in one (RFC 7292 Appendix C, RFC 8018 §6.1).
    private record Scheme(String name, String cipher, int bits, String derivation, String digest) {}

    private static final Map<String, Scheme> SCHEMES = Map.ofEntries(
            scheme("1.2.840.113549.1.12.1.1", "PBE-SHA1-RC4-128", "RC4", 128),
            scheme("1.2.840.113549.1.12.1.2", "PBE-SHA1-RC4-40", "RC4", 40),
            scheme("1.2.840.113549.1.12.1.3", "PBE-SHA1-3DES", "DES-EDE3-CBC", 168),
            scheme("1.2.840.113549.1.12.1.4", "PBE-SHA1-2DES", "DES-EDE-CBC", 112),
            scheme("1.2.840.113549.1.12.1.5", "PBE-SHA1-RC2-128", "RC2-CBC", 128),
            scheme("1.2.840.113549.1.12.1.6", "PBE-SHA1-RC2-40", "RC2-CBC", 40),
            pkcs5("1.2.840.113549.1.5.1", "PBE-MD2-DES", "DES-CBC", 56, "MD2"),
            pkcs5("1.2.840.113549.1.5.3", "PBE-MD5-DES", "DES-CBC", 56, "MD5"),
            pkcs5("1.2.840.113549.1.5.4", "PBE-MD2-RC2-64", "RC2-CBC", 64, "MD2"),
            pkcs5("1.2.840.113549.1.5.6", "PBE-MD5-RC2-64", "RC2-CBC", 64, "MD5"),
            pkcs5("1.2.840.113549.1.5.10", "PBE-SHA1-DES", "DES-CBC", 56, "SHA-1"),
            pkcs5("1.2.840.113549.1.5.11", "PBE-SHA1-RC2-64", "RC2-CBC", 64, "SHA-1"));

    private static final Map<String, String> CIPHERS = Map.ofEntries(
            Map.entry("2.16.840.1.101.3.4.1.2", "AES-128-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.6", "AES-128-GCM"),
            Map.entry("2.16.840.1.101.3.4.1.22", "AES-192-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.26", "AES-192-GCM"),
            Map.entry("2.16.840.1.101.3.4.1.42", "AES-256-CBC"),
            Map.entry("2.16.840.1.101.3.4.1.46", "AES-256-GCM"),
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

    private static final Map<String, String> HMACS = Map.ofEntries(
            Map.entry("1.2.840.113549.2.6", "HMAC-MD5"),
            Map.entry("1.2.840.113549.2.7", "HMAC-SHA1"),
            Map.entry("1.2.840.113549.2.8", "HMAC-SHA224"),
            Map.entry("1.2.840.113549.2.9", "HMAC-SHA256"),
            Map.entry("1.2.840.113549.2.10", "HMAC-SHA384"),
            Map.entry("1.2.840.113549.2.11", "HMAC-SHA512"),
            Map.entry("1.2.840.113549.2.12", "HMAC-SHA512-224"),
            Map.entry("1.2.840.113549.2.13", "HMAC-SHA512-256"),
            Map.entry("2.16.840.1.101.3.4.2.13", "HMAC-SHA3-224"),
            Map.entry("2.16.840.1.101.3.4.2.14", "HMAC-SHA3-256"),
            Map.entry("2.16.840.1.101.3.4.2.15", "HMAC-SHA3-384"),
            Map.entry("2.16.840.1.101.3.4.2.16", "HMAC-SHA3-512"),
            Map.entry("1.2.156.10197.1.401.2", "HMAC-SM3"));

    private static final Map<String, String> DIGESTS = Map.ofEntries(
            Map.entry("1.2.840.113549.2.5", "MD5"),
            Map.entry("1.3.14.3.2.26", "SHA-1"),
            Map.entry("2.16.840.1.101.3.4.2.4", "SHA-224"),
            Map.entry("2.16.840.1.101.3.4.2.1", "SHA-256"),
            Map.entry("2.16.840.1.101.3.4.2.2", "SHA-384"),
            Map.entry("2.16.840.1.101.3.4.2.3", "SHA-512"),
            Map.entry("2.16.840.1.101.3.4.2.5", "SHA-512/224"),
            Map.entry("2.16.840.1.101.3.4.2.6", "SHA-512/256"),
            Map.entry("2.16.840.1.101.3.4.2.7", "SHA3-224"),
            Map.entry("2.16.840.1.101.3.4.2.8", "SHA3-256"),
            Map.entry("2.16.840.1.101.3.4.2.9", "SHA3-384"),
            Map.entry("2.16.840.1.101.3.4.2.10", "SHA3-512"),
            Map.entry("1.2.156.10197.1.401", "SM3"));

    private Pkcs12AnatomyAlgorithms() {}

    private static Map.Entry<String, Scheme> scheme(String oid, String name, String cipher, int bits) {
        return Map.entry(oid, new Scheme(name, cipher, bits, "PKCS12KDF", "SHA-1"));
    }

    private static Map.Entry<String, Scheme> pkcs5(String oid, String name, String cipher, int bits, String digest) {
        return Map.entry(oid, new Scheme(name, cipher, bits, "PBKDF1", digest));
    }

    /// Names a scheme. What cannot be read of its parameters is left out.
    static Protection of(AlgorithmIdentifier algorithm) {
        var oid = algorithm.getAlgorithm().getId();
        try {
            if (oid.equals(PBES2)) {
                return pbes2(PBES2Parameters.getInstance(algorithm.getParameters()));
            }
            var scheme = SCHEMES.get(oid);
            if (scheme != null) {
                var parameters = ASN1Sequence.getInstance(algorithm.getParameters());
                return new Protection(
                        scheme.name(),
                        scheme.cipher(),
                        scheme.bits(),
                        scheme.derivation(),
                        scheme.digest(),
                        ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets().length,
                        ASN1Integer.getInstance(parameters.getObjectAt(1)).getValue());
            }
        } catch (RuntimeException e) {
            // Bouncy Castle answers broken parameters with unchecked exceptions of many kinds.
            System.getLogger(Pkcs12AnatomyAlgorithms.class.getName())
                    .log(System.Logger.Level.DEBUG, "parameters of " + oid, e);
        }
        return new Protection(oid, oid, 0, "", "", 0, BigInteger.ZERO);
    }

    private static Protection pbes2(PBES2Parameters parameters) {
        var scheme = AlgorithmIdentifier.getInstance(parameters.getEncryptionScheme());
        var cipher = CIPHERS.getOrDefault(
                scheme.getAlgorithm().getId(), scheme.getAlgorithm().getId());
        var function = AlgorithmIdentifier.getInstance(parameters.getKeyDerivationFunc());
        var id = function.getAlgorithm().getId();
        return switch (id) {
            case PBKDF2 -> {
                var pbkdf2 = PBKDF2Params.getInstance(function.getParameters());
                yield new Protection(
                        "PBES2",
                        cipher,
                        bits(cipher, scheme),
                        "PBKDF2",
                        hmac(pbkdf2.getPrf()),
                        pbkdf2.getSalt().length,
                        pbkdf2.getIterationCount());
            }
            case SCRYPT -> {
                var scrypt = ASN1Sequence.getInstance(function.getParameters());
                yield new Protection(
                        "PBES2",
                        cipher,
                        bits(cipher, scheme),
                        "scrypt",
                        "",
                        ASN1OctetString.getInstance(scrypt.getObjectAt(0)).getOctets().length,
                        ASN1Integer.getInstance(scrypt.getObjectAt(1)).getValue());
            }
            default -> new Protection("PBES2", cipher, bits(cipher, scheme), id, "", 0, BigInteger.ZERO);
        };
    }

    private static int bits(String cipher, AlgorithmIdentifier scheme) {
        if (cipher.equals("RC2-CBC")) {
            // the code of the effective bits, RFC 8018 Appendix B.2.3
            var code = RC2CBCParameter.getInstance(scheme.getParameters()).getRC2ParameterVersion();
            return code == null
                    ? 32
                    : switch (code.intValue()) {
                        case 160 -> 40;
                        case 120 -> 64;
                        case 58 -> 128;
                        default -> code.intValue();
                    };
        }
        if (cipher.startsWith("DES")) {
            return cipher.equals("DES-CBC") ? 56 : 168;
        }
        return Optional.of(cipher.replaceAll("^[A-Z]+-(\\d+)-.*$", "$1"))
                .filter(digits -> digits.matches("\\d{3}"))
                .map(Integer::valueOf)
                .orElse(cipher.matches("[A-Z].*") ? 128 : 0);
    }

    private static String hmac(AlgorithmIdentifier prf) {
        return HMACS.getOrDefault(prf.getAlgorithm().getId(), prf.getAlgorithm().getId());
    }

    static StoreMac of(MacData mac, StoreMac.Fit fit) {
        var algorithm = mac.getMac().getAlgorithmId();
        var oid = algorithm.getAlgorithm().getId();
        if (!oid.equals(PBMAC1)) {
            return new StoreMac(
                    DIGESTS.getOrDefault(oid, oid), false, "", mac.getSalt().length, mac.getIterationCount(), fit);
        }
        var parameters = PBMAC1Params.getInstance(algorithm.getParameters());
        var pbkdf2 = PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        return new StoreMac(
                hmac(parameters.getMessageAuthScheme()),
                true,
                hmac(pbkdf2.getPrf()),
                pbkdf2.getSalt().length,
                pbkdf2.getIterationCount(),
                fit);
    }
}
