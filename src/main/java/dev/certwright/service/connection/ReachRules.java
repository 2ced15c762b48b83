package dev.certwright.service.connection;

import static dev.certwright.model.handshake.Diagnosis.Certainty.CERTAIN;
import static dev.certwright.model.handshake.Diagnosis.Certainty.LIKELY;
import static dev.certwright.model.handshake.Diagnosis.Certainty.POSSIBLE;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.startup.Greeting;
import java.util.List;
import java.util.Set;

/// Why the server was not reached, or client and server did not get to the certificates.
final class ReachRules {
    /// handshake_failure, insufficient_security.
    private static final Set<Integer> NOTHING_IN_COMMON = Set.of(40, 71);

    private static final int MISDIRECTED_REQUEST = 421;

    static final List<DiagnosisRule> ALL = List.of(
            DiagnosisRule.of("D01", CERTAIN, f -> f.probe().connectFailure().isPresent())
                    .saying(f -> List.of(f.test().target().authority(), reason(f))),
            DiagnosisRule.of("D02", CERTAIN, f -> f.probe().foreignGreeting().isPresent() && begins(f))
                    .saying(f -> List.of(f.test().target().authority(), protocol(f)))
                    .offering(Remedies::startTls)
                    .logged(),
            DiagnosisRule.of("D09", CERTAIN, f -> !begins(f))
                    .saying(f -> List.of(
                            f.test().target().authority(),
                            f.probe().startupFailure().orElseThrow()))
                    .offering(Remedies::startTls),
            DiagnosisRule.of("D03", CERTAIN, f -> f.alert() == 70 || f.localAlert() == 70)
                    .saying(f -> List.of(versions(f)))
                    .offering(Remedies::versions)
                    .logged(),
            DiagnosisRule.of("D03", LIKELY, f -> beforeHello(f) && f.alert() == 80 && !f.offersAllVersions())
                    .saying(f -> List.of(versions(f)))
                    .offering(Remedies::versions)
                    .logged(),
            DiagnosisRule.of("D03", POSSIBLE, f -> beforeHello(f) && f.alert() == 40 && !f.offersAllVersions())
                    .saying(f -> List.of(versions(f)))
                    .offering(Remedies::versions)
                    .logged(),
            DiagnosisRule.of("D05", CERTAIN, f -> f.alert() == 112 && !Remedies.namesNobody(f))
                    .saying(f -> List.of(f.test().target().host()))
                    .offering(Remedies::serverName)
                    .logged(),
            DiagnosisRule.of("D05.unnamed", CERTAIN, f -> f.alert() == 112 && Remedies.namesNobody(f))
                    .saying(f -> List.of(f.test().target().host()))
                    .offering(Remedies::serverName)
                    .logged(),
            DiagnosisRule.of("D05", LIKELY, ReachRules::misdirected)
                    .saying(f -> List.of(f.test().target().host()))
                    .offering(Remedies::serverName)
                    .logged(),
            DiagnosisRule.of("D05.unnamed", POSSIBLE, f -> beforeHello(f) && f.alert() >= 0 && Remedies.namesNobody(f))
                    .saying(f -> List.of(f.test().target().host()))
                    .offering(Remedies::serverName)
                    .logged(),
            DiagnosisRule.of("D06", CERTAIN, f -> f.alert() == 120).logged(),
            DiagnosisRule.of("D04", LIKELY, f -> beforeHello(f) && NOTHING_IN_COMMON.contains(f.alert()))
                    .logged(),
            DiagnosisRule.of("D04", POSSIBLE, f -> beforeHello(f) && f.alert() == 80)
                    .logged(),
            DiagnosisRule.of("D07", LIKELY, f -> beforeHello(f) && f.alert() < 0 && f.closedByServer())
                    .saying(f -> List.of(f.test().target().authority()))
                    .offering(Remedies::usualProtocol),
            DiagnosisRule.of("D08", LIKELY, f -> beforeHello(f) && f.probe().end() == ConnectionEnd.TIMEOUT)
                    .saying(f -> List.of(f.test().target().authority()))
                    .offering(Remedies::usualProtocol),
            DiagnosisRule.of("D16", LIKELY, ReachRules::serverKeyUnproven)
                    .saying(f -> List.of(f.serverChain().getFirst().shortName()))
                    .logged(),
            DiagnosisRule.of("D17", LIKELY, f -> brokeOff(f) && f.localAlert() >= 0)
                    .saying(f ->
                            List.of(f.probe().localAbort().orElseThrow().alert().toString())),
            DiagnosisRule.of("D18", POSSIBLE, f -> brokeOff(f) && f.localAlert() < 0)
                    .saying(f -> List.of(ending(f))));

    private ReachRules() {}

    /// Nothing before TLS kept it from beginning.
    private static boolean begins(Facts facts) {
        return facts.probe().startupFailure().isEmpty();
    }

    /// The name of what the server speaks instead of TLS.
    private static Object protocol(Facts facts) {
        return facts.probe()
                .foreignGreeting()
                .flatMap(Greeting::guess)
                .<Object>map(Greeting::word)
                .orElse(Phrase.of("handshake.protocol.unknown"));
    }

    private static boolean beforeHello(Facts facts) {
        return facts.opened() && !facts.serverHelloSeen();
    }

    /// The server's answer to the handshake did not end in one, and not for the client's certificate.
    private static boolean brokeOff(Facts facts) {
        return facts.opened()
                && !facts.probe().handshakeCompleted()
                && !facts.reception().refused()
                && (facts.serverHelloSeen() || facts.localAlert() >= 0)
                && facts.localAlert() != 70
                && !serverKeyUnproven(facts);
    }

    /// A signature of the server did not verify with the key of its certificate.
    private static boolean serverKeyUnproven(Facts facts) {
        return facts.localAlert() == 51
                && !facts.serverChain().isEmpty()
                && !facts.probe().serverProvedKey();
    }

    private static boolean misdirected(Facts facts) {
        return facts.probe().answer().orElse(null) instanceof HttpAnswer(var status, var _, var _)
                && status == MISDIRECTED_REQUEST;
    }

    private static String versions(Facts facts) {
        return StepJudge.versions(facts);
    }

    private static Phrase ending(Facts facts) {
        return StepJudge.ending(facts);
    }

    private static Phrase reason(Facts facts) {
        return StepJudge.unreachable(facts, facts.probe().connectFailure().orElse(ConnectFailure.OTHER));
    }
}
