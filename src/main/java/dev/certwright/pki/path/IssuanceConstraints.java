package dev.certwright.pki.path;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.IpAddress;
import dev.certwright.pki.certificate.Asn1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/// What a CA and those above it allow to be issued, asked before anything is signed: the same rules by which
/// [PathValidator] would refuse the certificate afterwards (RFC 5280 §4.2.1.9, §4.2.1.10, §6.1).
///
/// One for a CA serves any number of templates. Safe for use by several threads.
public final class IssuanceConstraints {
    private static final int KEY_CERT_SIGN = 5;

    private final List<PathCertificate> chain;
    private final boolean unreadable;
    private final Optional<Phrase> incapable;

    private IssuanceConstraints(List<EncodedCertificate> issuerChain) {
        var read = issuerChain.stream().map(PathCertificate::read).toList();
        chain = read.stream().flatMap(Optional::stream).toList();
        unreadable = chain.size() < read.size();
        incapable = incapable();
    }

    /// The constraints below a CA.
    ///
    /// @param issuerChain the CA's own certificate, then its issuer's and so on, as far as they are known; empty
    ///                    for a certificate that signs itself
    public static IssuanceConstraints of(List<EncodedCertificate> issuerChain) {
        return new IssuanceConstraints(issuerChain);
    }

    /// Why these issuers must not sign that, in words; empty when they may.
    public static Optional<Phrase> refusal(CertificateTemplate template, List<EncodedCertificate> issuerChain) {
        return of(issuerChain).refusal(template);
    }

    /// Why the CA must not sign that, in words; empty when it may.
    public Optional<Phrase> refusal(CertificateTemplate template) {
        return incapable
                .or(() -> contradiction(template))
                .or(() -> pathLength(template.basicConstraints().ca()))
                .or(() -> names(template));
    }

    /// Why one of the issuers can issue nothing at all.
    private Optional<Phrase> incapable() {
        if (unreadable) {
            return Optional.of(Phrase.of("violation.constraint.unreadable"));
        }
        for (int i = 0; i < chain.size(); i++) {
            var issuer = chain.get(i);
            var constraints = issuer.extensions().basicConstraints();
            // a root from before version 3 could not say what it is
            boolean excused = i > 0 && i == chain.size() - 1 && issuer.version() < 3;
            if (!excused && !constraints.map(BasicConstraints::isCA).orElse(false)) {
                return Optional.of(Phrase.of("violation.constraint.notCa", issuer.label()));
            }
            if (issuer.extensions().keyUsageForbids(KEY_CERT_SIGN)) {
                return Optional.of(Phrase.of("violation.constraint.noKeyCertSign", issuer.label()));
            }
        }
        return Optional.empty();
    }

    /// What contradicts itself within the template (RFC 5280 §4.2.1.3, §4.2.1.9, §4.2.1.10).
    private static Optional<Phrase> contradiction(CertificateTemplate template) {
        boolean signs = template.keyUsage().contains(KeyUsage.KEY_CERT_SIGN);
        boolean authority = template.basicConstraints().ca();
        if (authority && !signs && !template.keyUsage().isEmpty()) {
            return Optional.of(Phrase.of("violation.constraint.caWithoutCertSign"));
        }
        if (!authority && signs) {
            return Optional.of(Phrase.of("violation.constraint.certSignWithoutCa"));
        }
        boolean constrains =
                template.extensions().stream().anyMatch(added -> added instanceof AddedExtension.NameConstraints);
        return !authority && constrains
                ? Optional.of(Phrase.of("violation.constraint.constraintsWithoutCa"))
                : Optional.empty();
    }

    /// How many CAs may follow each issuer; a new CA is made to issue, so that it counts as one of them.
    private Optional<Phrase> pathLength(boolean authority) {
        int below = authority ? 1 : 0;
        for (var issuer : chain) {
            var allowed = issuer.extensions()
                    .basicConstraints()
                    .map(BasicConstraints::getPathLenConstraint)
                    .orElse(null);
            if (allowed != null && allowed.compareTo(BigInteger.valueOf(below)) < 0) {
                return Optional.of(Phrase.of("violation.constraint.pathLength", issuer.label(), allowed, below));
            }
            if (!issuer.selfIssued()) {
                below++;
            }
        }
        return Optional.empty();
    }

    private Optional<Phrase> names(CertificateTemplate template) {
        for (var issuer : chain) {
            var constraints = issuer.extensions().nameConstraints();
            if (constraints.isPresent()) {
                var refusal = names(template, issuer, constraints.get());
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Phrase> names(
            CertificateTemplate template, PathCertificate issuer, NameConstraints constraints) {
        var excluded = NameConstraintCheck.byKind(constraints.getExcludedSubtrees());
        var permitted = NameConstraintCheck.byKind(constraints.getPermittedSubtrees());
        var subtrees = new NameSubtree();
        for (var name : namesOf(template)) {
            var shown = NameConstraintCheck.shown(name);
            try {
                var hit = of(excluded, name).stream()
                        .filter(subtree -> subtrees.covers(subtree, name, false))
                        .findFirst();
                if (hit.isPresent()) {
                    return Optional.of(Phrase.of(
                            "violation.constraint.excluded", issuer.label(), shown, words(List.of(hit.get()))));
                }
                var allowed = of(permitted, name);
                if (!allowed.isEmpty() && allowed.stream().noneMatch(subtree -> subtrees.covers(subtree, name, true))) {
                    return Optional.of(
                            Phrase.of("violation.constraint.notPermitted", issuer.label(), shown, words(allowed)));
                }
            } catch (IllegalArgumentException _) {
                return Optional.of(Phrase.of("violation.constraint.unusable", issuer.label(), shown));
            }
        }
        return Optional.empty();
    }

    private static List<GeneralSubtree> of(Map<Integer, List<GeneralSubtree>> byKind, GeneralName name) {
        return byKind.getOrDefault(name.getTagNo(), List.of());
    }

    /// Those that path validation compares, and a common name that reads like a host where no host is named: OpenSSL
    /// takes it for one.
    private static List<GeneralName> namesOf(CertificateTemplate template) {
        var alternative =
                template.subjectAltNames().stream().map(Asn1::generalName).toList();
        X500Name subject = Asn1.name(template.subject());
        var names = NameConstraintCheck.names(alternative, subject);
        if (!template.basicConstraints().ca()
                && alternative.stream().noneMatch(name -> name.getTagNo() == GeneralName.dNSName)) {
            template.subject().value(AttributeType.COMMON_NAME).stream()
                    .filter(name -> NameSyntax.host(name) && NameSyntax.looksLikeHost(name))
                    .forEach(name -> names.add(new GeneralName(GeneralName.dNSName, new DERIA5String(name))));
        }
        return names;
    }

    private static String words(List<GeneralSubtree> subtrees) {
        return subtrees.stream().map(subtree -> words(subtree.getBase())).collect(Collectors.joining(", "));
    }

    /// As a person types it: `dns:example.com`, `ip:192.0.2.0/24`.
    private static String words(GeneralName base) {
        return switch (base.getTagNo()) {
            case GeneralName.dNSName -> "dns:" + NameConstraintCheck.shown(base);
            case GeneralName.rfc822Name -> "email:" + NameConstraintCheck.shown(base);
            case GeneralName.uniformResourceIdentifier -> "uri:" + NameConstraintCheck.shown(base);
            case GeneralName.directoryName -> "dir:" + NameConstraintCheck.shown(base);
            case GeneralName.iPAddress -> {
                var octets = AlternativeNames.octets(base);
                int half = octets.length / 2;
                int prefix = new BigInteger(1, Arrays.copyOfRange(octets, half, octets.length)).bitCount();
                yield NameSyntax.network(octets)
                        ? "ip:" + IpAddress.of(Arrays.copyOf(octets, half)) + "/" + prefix
                        : "ip:" + HexFormat.of().formatHex(octets);
            }
            default -> NameConstraintCheck.shown(base);
        };
    }
}
