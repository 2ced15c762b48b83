package dev.certwright.service.issuing;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.LintScope;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.lint.Lint;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes a certificate with keys that are thrown away, to see what the rules would say about the real one.
///
/// The real issuer's key may be locked, so a stand-in of the same name and kind of key signs; what hangs on the
/// issuer's very certificate is judged against the real one.
final class Rehearsal {
    private static final KeySpec USUAL = new KeySpec.Ec(NamedCurve.SECP256R1);
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final int PRIME_BITS = 256;
    private static final int PRIME_HEAD = 8;
    private static final BigInteger LARGEST =
            BigInteger.TWO.pow(PRIME_BITS).subtract(BigInteger.TWO.pow(PRIME_BITS / 2));

    /// Findings between a certificate and its issuer that do not come from the stand-in.
    private static final Set<String> BETWEEN = Set.of("issuer-forbids-name", "issuer-purpose");

    private final CertificateIssuer issuer;
    private final KeyPairFactory keyPairs;
    private final SecureRandom random = new SecureRandom();
    private final Map<KeySpec, KeyPair> keys = new ConcurrentHashMap<>();

    Rehearsal(CertificateIssuer issuer, KeyPairFactory keyPairs) {
        this.issuer = issuer;
        this.keyPairs = keyPairs;
    }

    /// What the rules say about the certificate that the template makes.
    List<Finding> findings(CertificateTemplate template, KeySpec key, Optional<Entry> parent) throws PkiException {
        if (parent.isEmpty()) {
            return Lint.check(issuer.selfSign(template, keys(key), issuer.newSerialNumber()), LintScope.PRIVATE);
        }
        var certificate = below(template, key, parent.get());
        var between = Lint.checkIssuer(certificate, parent.get().certificate()).stream()
                .filter(f -> BETWEEN.contains(f.code()))
                .toList();
        return Lint.together(Lint.check(certificate, LintScope.PRIVATE), between);
    }

    private EncodedCertificate below(CertificateTemplate template, KeySpec key, Entry parent) throws PkiException {
        var details = parent.details();
        var like = KeySpec.all().stream()
                .filter(spec -> spec.word().equals(SigningAlgorithm.word(details.publicKey())))
                .findFirst();
        var authorityKeys = keys(like.orElse(USUAL));
        var standIn = issuer.selfSign(
                new CertificateTemplate(
                        details.subject(),
                        List.of(),
                        details.validity(),
                        new BasicConstraints(true, OptionalInt.empty()),
                        Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
                        List.of()),
                authorityKeys,
                issuer.newSerialNumber());
        return issuer.issue(
                template, keys(key).getPublic(), standIn, authorityKeys.getPrivate(), issuer.newSerialNumber());
    }

    private KeyPair keys(KeySpec spec) throws PkiException {
        var made = keys.get(spec);
        if (made == null) {
            made = spec instanceof KeySpec.Rsa(int bits) ? quickRsa(bits) : keyPairs.generate(spec);
            keys.put(spec, made);
        }
        return made;
    }

    /// An RSA key of many small primes: it signs and verifies, protects nothing, and is there in a moment where one of
    /// two large primes takes seconds.
    private KeyPair quickRsa(int bits) throws PkiException.KeyGenerationFailed {
        var modulus = BigInteger.ONE;
        var order = BigInteger.ONE;
        while (modulus.bitLength() < bits) {
            // so close below the power of two that the product has exactly as many bits as all of them together
            var prime = LARGEST.subtract(new BigInteger(PRIME_BITS - PRIME_HEAD, random))
                    .nextProbablePrime();
            if (!prime.mod(EXPONENT).equals(BigInteger.ONE)
                    && modulus.gcd(prime).equals(BigInteger.ONE)) {
                modulus = modulus.multiply(prime);
                order = order.multiply(prime.subtract(BigInteger.ONE));
            }
        }
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                    factory.generatePrivate(new RSAPrivateKeySpec(modulus, EXPONENT.modInverse(order))));
        } catch (GeneralSecurityException e) {
            throw new PkiException.KeyGenerationFailed("RSA", e);
        }
    }
}
