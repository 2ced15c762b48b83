package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.name.DistinguishedName;
import java.util.List;
import java.util.stream.Collectors;

/// Why the server refused, as far as it can be seen on this side: the certificate that is missing or is wrong in
/// itself. The same fault shows as another alert on every server, or as a page or silence, so what we know ourselves
/// comes before what the server says.
final class OwnRules {
    private static final int MAX_AUTHORITIES = 8;

    static final List<DiagnosisRule> ALL = List.of(
            DiagnosisRule.of("D36.needed", CERTAIN, OwnRules::lateAndInVain).logged(),
            DiagnosisRule.of("D32", CERTAIN, f -> f.probe().clientNote().isPresent())
                    .saying(f -> List.of(f.probe().clientNote().orElseThrow()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D20", CERTAIN, f -> refusedNone(f) && plain(f))
                    .saying(f -> List.of(authorities(f)))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D20", LIKELY, OwnRules::refusedNone)
                    .saying(f -> List.of(authorities(f)))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D29", CERTAIN, f -> f.own().failed(OwnCertificate.KEY) && !worked(f))
                    .saying(f -> List.of(f.own().name()))
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of(
                            "D24",
                            CERTAIN,
                            f -> f.refusedOurs() && f.own().expired(f.now()).isPresent())
                    .saying(OwnRules::expired)
                    .offering(Remedies::renewOwn)
                    .logged(),
            DiagnosisRule.of(
                            "D26",
                            CERTAIN,
                            f -> f.refusedOurs() && f.own().early(f.now()).isPresent())
                    .saying(OwnRules::early)
                    .offering(Remedies::anotherClient)
                    .logged(),
            DiagnosisRule.of("D27", CERTAIN, f -> f.refusedOurs() && f.own().failed(OwnCertificate.USAGE))
                    .saying(f -> List.of(f.own().name(), usage(f)))
                    .offering(Remedies::anotherClient)
                    .logged());

    private OwnRules() {}

    /// The server wanted a certificate after the request and did not get one.
    private static boolean lateAndInVain(Facts facts) {
        boolean broken = facts.alert() >= 0 || facts.closedByServer();
        return facts.shown().late()
                && !facts.shown().sent()
                && (facts.shown().asked() ? facts.reception().refused() : broken);
    }

    private static boolean refusedNone(Facts facts) {
        return facts.shown().empty()
                && facts.probe().clientNote().isEmpty()
                && facts.reception().refused();
    }

    /// The server said it, by an alert or in words, or served others better.
    private static boolean plain(Facts facts) {
        return switch (facts.reception()) {
            case REFUSED_BY_ALERT -> true;
            case REFUSED_BY_APPLICATION ->
                facts.probe()
                        .answer()
                        .filter(a -> Objection.of(a) == Objection.PLAIN)
                        .isPresent();
            case REFUSED_SILENTLY, NOT_JUDGED, ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS, NO_OBJECTION -> false;
        };
    }

    private static boolean worked(Facts facts) {
        return facts.reception() == Reception.NOT_JUDGED
                || (facts.shown().sent() && !facts.reception().refused());
    }

    private static List<Object> expired(Facts facts) {
        var certificate = facts.own().expired(facts.now()).orElseThrow();
        return List.of(certificate.shortName(), certificate.validity().notAfter());
    }

    private static List<Object> early(Facts facts) {
        var certificate = facts.own().early(facts.now()).orElseThrow();
        return List.of(certificate.shortName(), certificate.validity().notBefore());
    }

    private static Phrase usage(Facts facts) {
        return facts.own().checks().stream()
                .filter(c -> c.id().equals(OwnCertificate.USAGE))
                .map(c -> c.evidence())
                .findFirst()
                .orElseThrow();
    }

    /// The issuers that the server names, for a person.
    static Object authorities(Facts facts) {
        var announced = facts.announced();
        if (announced.isEmpty()) {
            return Phrase.of("handshake.issuers.any");
        }
        var shown = announced.stream()
                .limit(MAX_AUTHORITIES)
                .map(DistinguishedName::toString)
                .collect(Collectors.joining("; "));
        return announced.size() > MAX_AUTHORITIES
                ? Phrase.of("handshake.issuers.more", shown, announced.size() - MAX_AUTHORITIES)
                : shown;
    }
}
