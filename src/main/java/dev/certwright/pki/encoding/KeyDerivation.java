package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.generators.SCrypt;

/// Makes keys of passwords: PBKDF2 (RFC 8018 §5.2) and scrypt (RFC 7914).
final class KeyDerivation {
    private final String source;
    private final WorkBudget budget;
    private final PasswordHashing hashing;

    KeyDerivation(String source, WorkBudget budget) {
        this.source = source;
        this.budget = budget;
        this.hashing = new PasswordHashing(budget);
    }

    /// Derives a key.
    ///
    /// @param octets how long the key is unless the parameters say otherwise
    byte[] derive(AlgorithmIdentifier function, byte[] password, int octets) throws PkiException {
        var oid = function.getAlgorithm().getId();
        return switch (oid) {
            case "1.2.840.113549.1.5.12" ->
                pbkdf2(PBKDF2Params.getInstance(function.getParameters()), password, octets);
            case "1.3.6.1.4.1.11591.4.11" ->
                scrypt(ASN1Sequence.getInstance(function.getParameters()), password, octets);
            default -> throw new PkiException.UnsupportedAlgorithm(source, oid, null);
        };
    }

    private byte[] pbkdf2(PBKDF2Params parameters, byte[] password, int octets) throws PkiException {
        var digest = hmacDigest(parameters.getPrf());
        int length = parameters.getKeyLength() == null
                ? octets
                : parameters.getKeyLength().intValueExact();
        if (length < 1 || length > 1024) {
            throw new PkiException.Malformed(source, null);
        }
        return hashing.pbkdf2(
                digest, password, parameters.getSalt(), budget.iterations(parameters.getIterationCount()), length);
    }

    private byte[] scrypt(ASN1Sequence parameters, byte[] password, int octets) throws PkiException {
        var salt = ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets();
        var cost = ASN1Integer.getInstance(parameters.getObjectAt(1)).getValue();
        var blockSize = ASN1Integer.getInstance(parameters.getObjectAt(2)).getValue();
        var parallelization = ASN1Integer.getInstance(parameters.getObjectAt(3)).getValue();
        budget.scrypt(cost, blockSize, parallelization);
        return SCrypt.generate(
                password,
                salt,
                cost.intValueExact(),
                blockSize.intValueExact(),
                parallelization.intValueExact(),
                octets);
    }

    /// The digest inside an HMAC.
    ///
    /// @throws PkiException.UnsupportedAlgorithm when the HMAC is not known
    Digest hmacDigest(AlgorithmIdentifier hmac) throws PkiException {
        var oid = hmac.getAlgorithm().getId();
        return digestOf(oid).orElseThrow(() -> new PkiException.UnsupportedAlgorithm(source, oid, null));
    }

    private static Optional<Digest> digestOf(String oid) {
        return Optional.ofNullable(
                switch (oid) {
                    case "1.2.840.113549.2.6" -> new MD5Digest();
                    case "1.2.840.113549.2.7" -> PlatformDigest.sha1();
                    case "1.2.840.113549.2.8" -> new SHA224Digest();
                    case "1.2.840.113549.2.9" -> PlatformDigest.sha256();
                    case "1.2.840.113549.2.10" -> new SHA384Digest();
                    case "1.2.840.113549.2.11" -> PlatformDigest.sha512();
                    case "1.2.840.113549.2.12" -> new SHA512tDigest(224);
                    case "1.2.840.113549.2.13" -> new SHA512tDigest(256);
                    case "2.16.840.1.101.3.4.2.13" -> new SHA3Digest(224);
                    case "2.16.840.1.101.3.4.2.14" -> new SHA3Digest(256);
                    case "2.16.840.1.101.3.4.2.15" -> new SHA3Digest(384);
                    case "2.16.840.1.101.3.4.2.16" -> new SHA3Digest(512);
                    case "1.2.156.10197.1.401.2" -> new SM3Digest();
                    case "1.2.643.2.2.10" -> new GOST3411Digest(GOST28147Engine.getSBox("D-A"));
                    case "1.2.643.7.1.1.4.1" -> new GOST3411_2012_256Digest();
                    case "1.2.643.7.1.1.4.2" -> new GOST3411_2012_512Digest();
                    case "1.3.6.1.5.5.8.1.1" -> new MD5Digest();
                    case "1.3.6.1.5.5.8.1.2" -> PlatformDigest.sha1();
                    default -> null;
                });
    }
}
