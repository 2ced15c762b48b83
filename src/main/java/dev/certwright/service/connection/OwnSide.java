package dev.certwright.service.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.finding.Check;
import dev.certwright.model.name.DistinguishedName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What we know of the client's own credential, before and beside what a server says about it.
///
/// @param chain  as it is sent
/// @param above  issuers that were not sent and are at hand, from the last one sent upwards
/// @param checks made before anything was sent
record OwnSide(
        Optional<Credential> credential,
        List<CertificateDetails> chain,
        List<CertificateDetails> above,
        List<Check> checks) {
    /// How long after its notBefore a certificate may still be too new for a server whose clock is slow.
    private static final Duration NEW = Duration.ofHours(1);

    private static final int WEAK_RSA = 2048;
    private static final int STRONG_RSA = 3072;
    private static final int WEAK_CURVE = 224;

    OwnSide {
        chain = List.copyOf(chain);
        above = List.copyOf(above);
        checks = List.copyOf(checks);
    }

    static OwnSide none() {
        return new OwnSide(Optional.empty(), List.of(), List.of(), List.of());
    }

    Optional<CertificateDetails> certificate() {
        return chain.stream().findFirst();
    }

    CertificateDetails leaf() {
        return chain.getFirst();
    }

    /// What the person calls it.
    String name() {
        return certificate().map(CertificateDetails::shortName).orElse("");
    }

    private Stream<CertificateDetails> path() {
        return Stream.concat(chain.stream(), above.stream());
    }

    boolean failed(String check) {
        return checks.stream().anyMatch(c -> c.id().equals(check) && c.failed());
    }

    /// The first in the chain that has expired.
    Optional<CertificateDetails> expired(Instant now) {
        return path().filter(c -> now.isAfter(c.validity().notAfter())).findFirst();
    }

    /// The first in the chain whose time has not come.
    Optional<CertificateDetails> early(Instant now) {
        return path().filter(c -> now.isBefore(c.validity().notBefore())).findFirst();
    }

    /// It is in date, but not by much.
    boolean fresh(Instant now) {
        return !chain.isEmpty() && now.isBefore(leaf().validity().notBefore().plus(NEW));
    }

    boolean selfSigned() {
        return !chain.isEmpty() && leaf().selfIssued();
    }

    /// The key or a signature is below what any careful server accepts.
    boolean weak() {
        return path().anyMatch(c -> below(c, WEAK_RSA, WEAK_CURVE)
                || (!c.selfIssued() && oldDigest(c.signatureAlgorithm().toUpperCase(Locale.ROOT))));
    }

    /// A server that asks for 128 bits of security refuses it (SECLEVEL 3 of OpenSSL).
    boolean modest() {
        return path().anyMatch(c -> below(c, STRONG_RSA, WEAK_CURVE));
    }

    private static boolean below(CertificateDetails certificate, int rsa, int curve) {
        var key = certificate.publicKey();
        return switch (key.algorithm()) {
            case "RSA" -> key.bits() < rsa;
            case "EC" -> key.bits() > 0 && key.bits() < curve;
            default -> false;
        };
    }

    private static boolean oldDigest(String algorithm) {
        return algorithm.contains("SHA1") || algorithm.contains("MD5");
    }

    /// The name of whoever issued the last certificate that is sent.
    DistinguishedName issuer() {
        return chain.getLast().issuer();
    }

    /// What is sent ends at a certificate that issued itself, or all the others are at hand and do.
    boolean complete() {
        return path().reduce((_, last) -> last)
                .map(CertificateDetails::selfIssued)
                .orElse(false);
    }
}
