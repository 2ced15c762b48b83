package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;
import static dev.certwright.model.handshake.Diagnosis.Certainty.POSSIBLE;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.name.DistinguishedName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Why the server refused the client's certificate, or its absence. The same fault shows as different alerts on
/// different servers, so an alert counts only together with what we know of our own certificate.
final class ClientRules {
    /// Alerts with which servers refuse a certificate for any reason at all.
    private static final Set<Integer> GENERAL = Set.of(42, 46, 48, 49, 50);

    /// How long after its notBefore a certificate may still be too new for a server whose clock is slow.
    private static final Duration NEW = Duration.ofHours(1);

    static final List<DiagnosisRule> ALL = List.of(
            new DiagnosisRule(
                    "D20",
                    CERTAIN,
                    f -> f.probe().clientAnswer() == ClientAnswer.EMPTY
                            && f.probe().clientNote().isEmpty()
                            && f.reception().refused(),
                    f -> List.of(authorities(f))),
            new DiagnosisRule(
                    "D29", CERTAIN, f -> f.ownCheckFailed(OwnCertificate.KEY), f -> List.of(own(f).shortName())),
            new DiagnosisRule(
                    "D24",
                    CERTAIN,
                    f -> refusedOurs(f) && expired(f),
                    f -> List.of(own(f).shortName(), own(f).validity().notAfter())),
            new DiagnosisRule(
                    "D26",
                    LIKELY,
                    f -> refusedOurs(f) && tooNew(f),
                    f -> List.of(own(f).shortName(), own(f).validity().notBefore())),
            new DiagnosisRule(
                    "D27",
                    CERTAIN,
                    f -> refusedOurs(f) && f.ownCheckFailed(OwnCertificate.USAGE),
                    f -> List.of(own(f).shortName())),
            new DiagnosisRule("D28", CERTAIN, f -> refusedOurs(f) && f.alert() == 44, f -> List.of(own(f).shortName())),
            DiagnosisRule.of("D25", LIKELY, f -> refusedOurs(f) && f.alert() == 45 && !expired(f)),
            new DiagnosisRule(
                    "D21",
                    LIKELY,
                    f -> refusedOurs(f) && !announcesOurs(f),
                    f -> List.of(authorities(f), ownChain(f).getLast().issuer().toString())),
            new DiagnosisRule(
                    "D22",
                    LIKELY,
                    f -> unexplained(f) && GENERAL.contains(f.alert()) && announcesOurs(f) && chainOpen(f),
                    f -> List.of(ownChain(f).getLast().issuer().toString())),
            new DiagnosisRule(
                    "D23",
                    POSSIBLE,
                    f -> unexplained(f) && GENERAL.contains(f.alert()) && announcesOurs(f),
                    f -> List.of(ownChain(f).getLast().issuer().toString())),
            DiagnosisRule.of("D30", LIKELY, f -> refusedOurs(f) && f.alert() == 51 && keyFits(f)),
            DiagnosisRule.of(
                    "D31",
                    POSSIBLE,
                    f -> refusedOurs(f) && f.alert() == 80 && ownChain(f).size() > 1),
            new DiagnosisRule(
                    "D32",
                    CERTAIN,
                    f -> f.probe().clientNote().isPresent(),
                    f -> List.of(f.probe().clientNote().orElseThrow())),
            DiagnosisRule.of("D33", POSSIBLE, f -> refusedOurs(f) && f.alert() == 49),
            DiagnosisRule.of("D34", LIKELY, f -> f.reception() == Reception.REFUSED_SILENTLY),
            new DiagnosisRule(
                    "D35",
                    LIKELY,
                    f -> refusedOurs(f) && f.reception() == Reception.REFUSED_BY_APPLICATION,
                    f -> List.of(f.probe().httpAnswer().map(Object::toString).orElse(""))));

    private ClientRules() {}

    private static boolean refusedOurs(Facts facts) {
        return facts.probe().clientAnswer() == ClientAnswer.SENT
                && facts.reception().refused()
                && facts.ownCertificate().isPresent();
    }

    /// Nothing that we can see ourselves is wrong with the certificate.
    private static boolean unexplained(Facts facts) {
        return refusedOurs(facts) && facts.ownChecks().stream().noneMatch(dev.certwright.model.finding.Check::failed);
    }

    private static List<CertificateDetails> ownChain(Facts facts) {
        return facts.ownChain();
    }

    private static CertificateDetails own(Facts facts) {
        return facts.ownCertificate().orElseThrow();
    }

    private static boolean keyFits(Facts facts) {
        return !facts.ownCheckFailed(OwnCertificate.KEY);
    }

    private static boolean expired(Facts facts) {
        return facts.now().isAfter(own(facts).validity().notAfter());
    }

    private static boolean tooNew(Facts facts) {
        return facts.now().isBefore(own(facts).validity().notBefore())
                || (facts.alert() == 42
                        && facts.now()
                                .isBefore(own(facts).validity().notBefore().plus(NEW)));
    }

    /// Whether the server's list of authorities is empty (any) or names one of our chain.
    private static boolean announcesOurs(Facts facts) {
        var announced = facts.probe().demand().map(d -> d.authorities()).orElse(List.of());
        return announced.isEmpty()
                || ownChain(facts).stream().map(CertificateDetails::issuer).anyMatch(i -> contains(announced, i));
    }

    /// Whether the certificates we sent stop below what the server names.
    private static boolean chainOpen(Facts facts) {
        var announced = facts.probe().demand().map(d -> d.authorities()).orElse(List.of());
        return !announced.isEmpty()
                && !contains(announced, ownChain(facts).getLast().issuer());
    }

    /// Names are compared as people read them, without regard to case (RFC 5280 §7.1 does so for printable text).
    private static boolean contains(List<DistinguishedName> names, DistinguishedName name) {
        return names.stream().anyMatch(n -> n.toString().equalsIgnoreCase(name.toString()));
    }

    private static String authorities(Facts facts) {
        return facts.probe().demand().map(d -> d.authorities()).orElse(List.of()).stream()
                .map(DistinguishedName::toString)
                .collect(Collectors.joining("; "));
    }
}
