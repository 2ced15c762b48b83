package dev.certwright.service.connection;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.key.KeyPairFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes a client certificate that nobody can know: self-signed, flawless otherwise, kept in memory only.
public final class ThrowAway {
    private static final int DAYS = 1;

    private final KeyPairFactory keys;
    private final CertificateIssuer issuer;
    private final InstantSource clock;

    public ThrowAway(KeyPairFactory keys, CertificateIssuer issuer, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// Makes one with the same kind of key as the chosen certificate, else with a kind that the server knows.
    Credential make(Optional<CertificateDetails> chosen, CertificateDemand demand) throws PkiException {
        var spec = chosen.flatMap(ThrowAway::sameKind).orElseGet(() -> kindFor(demand));
        var pair = keys.generate(spec);
        var template = new CertificateTemplate(
                DistinguishedName.ofCommonName("throw-away " + issuer.newSerialNumber()),
                List.of(),
                Validity.ofDays(clock.instant(), DAYS),
                CertificateProfile.CLIENT.basicConstraints(),
                CertificateProfile.CLIENT.keyUsage(spec),
                CertificateProfile.CLIENT.extendedKeyUsage());
        var certificate = issuer.selfSign(template, pair, issuer.newSerialNumber());
        return new Credential(List.of(certificate), pair.getPrivate());
    }

    private static Optional<KeySpec> sameKind(CertificateDetails chosen) {
        var key = chosen.publicKey();
        return switch (key.algorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> Optional.of(new KeySpec.Rsa(key.bits() > 3072 ? 4096 : key.bits() > 2048 ? 3072 : 2048));
            case "EC" ->
                Optional.of(new KeySpec.Ec(
                        switch (key.bits()) {
                            case 384 -> NamedCurve.SECP384R1;
                            case 521 -> NamedCurve.SECP521R1;
                            default -> NamedCurve.SECP256R1;
                        }));
            case "ED25519" -> Optional.of(new KeySpec.Ed25519());
            case "ED448" -> Optional.of(new KeySpec.Ed448());
            case "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" ->
                KeySpec.all().stream()
                        .filter(spec -> spec.label().equals(key.algorithm()))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static KeySpec kindFor(CertificateDemand demand) {
        var known = demand.signatureAlgorithms();
        return known.isEmpty() || known.contains("ecdsa_secp256r1_sha256")
                ? new KeySpec.Ec(NamedCurve.SECP256R1)
                : new KeySpec.Rsa(2048);
    }
}
