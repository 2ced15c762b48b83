package dev.certwright.ui.connection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.inventory.EntryId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Reports with every part filled, made by hand around the messages of a real handshake.
final class ReportFixture {
    private final HandshakeReport real;

    ReportFixture(HandshakeReport real) {
        this.real = real;
    }

    static Phrase said(String words) {
        return Phrase.of("connection.client.name", words);
    }

    HandshakeReport success() {
        return with(
                real.target(),
                HandshakeVerdict.MUTUAL,
                real.headline(),
                asks(Asks.REQUIRES_IN_TLS, false),
                reach(),
                real.steps(),
                real.messages(),
                List.of(),
                attempts(false),
                Reception.ACCEPTED_BY_APPLICATION,
                real.answer());
    }

    /// The name is not in the server's certificate, which is in the vault.
    HandshakeReport wrongName() {
        var steps = new ArrayList<StepResult>();
        for (var step : real.steps()) {
            steps.add(
                    step.step() == HandshakeStep.CLIENT_VERIFIES_SERVER
                            ? new StepResult(step.step(), StepState.FAILED, step.at(), step.summary())
                            : step);
        }
        var cause = new Diagnosis(
                "D13",
                Diagnosis.Certainty.CERTAIN,
                Phrase.of("diagnosis.D13.text", "api.local", "localhost, *.example.com, 127.0.0.1"),
                Phrase.of("diagnosis.D13.client"),
                Phrase.of("diagnosis.D13.server", "api.local"),
                Optional.of(said("SSL_do_handshake() failed (SSL: error:0A000416:SSL routines::sslv3 alert certificate"
                        + " unknown:SSL alert number 46)")),
                List.of(
                        new Remedy.ReissueWithName(new EntryId(7), "api.local"),
                        new Remedy.TestInstead(
                                new HandshakeTarget("localhost", 8443, new HandshakeTarget.Application.Http("/"))),
                        new Remedy.TrustAuthority(real.serverChain().getLast(), "MyCA"),
                        new Remedy.OfferAllVersions()));
        return with(
                new HandshakeTarget("api.local", 8443, new HandshakeTarget.Application.Http("/")),
                HandshakeVerdict.SERVER_NOT_VERIFIED,
                Phrase.of(
                        "handshake.headline.serverNotVerified",
                        Phrase.of("diagnosis.D13.text", "api.local", "localhost, *.example.com, 127.0.0.1")),
                asks(Asks.REQUIRES_IN_TLS, false),
                reach(),
                steps,
                real.messages(),
                List.of(cause),
                attempts(false),
                Reception.ACCEPTED_BY_APPLICATION,
                real.answer());
    }

    HandshakeReport acceptsAny() {
        return with(
                real.target(),
                HandshakeVerdict.MUTUAL,
                real.headline(),
                asks(Asks.REQUIRES_IN_TLS, true),
                reach(),
                real.steps(),
                real.messages(),
                List.of(),
                attempts(true),
                Reception.ACCEPTED_BY_APPLICATION,
                real.answer());
    }

    /// In TLS 1.3 only after the request; in TLS 1.2 at once.
    HandshakeReport late() {
        return with(
                real.target(),
                HandshakeVerdict.MUTUAL,
                real.headline(),
                new ClientAuthentication(List.of(
                        new OfVersion(TlsVersion.TLS_1_3, Asks.ASKS_LATE, false, false),
                        new OfVersion(TlsVersion.TLS_1_2, Asks.REQUIRES_IN_TLS, false, false))),
                reach(),
                real.steps(),
                real.messages(),
                List.of(),
                attempts(false),
                Reception.ACCEPTED_BY_APPLICATION,
                real.answer());
    }

    HandshakeReport postgreSql() {
        var answer = new PostgreSqlAnswer(false, "28000", "connection requires a valid client certificate");
        return with(
                new HandshakeTarget(
                        "db.local", 5432, StartupProtocol.POSTGRESQL, new HandshakeTarget.Application.PostgreSql()),
                HandshakeVerdict.CLIENT_REFUSED,
                Phrase.of("handshake.headline.required", said(answer.toString())),
                asks(Asks.REQUIRES_IN_APPLICATION, false),
                new Reach(
                        Duration.ofNanos(310_000),
                        List.of(attempt("192.0.2.9", Optional.empty())),
                        Duration.ofNanos(120_000),
                        List.of(
                                new StartupLine(Direction.CLIENT_TO_SERVER, Duration.ofMillis(1), "SSLRequest"),
                                new StartupLine(Direction.SERVER_TO_CLIENT, Duration.ofMillis(2), "S"))),
                real.steps(),
                real.messages(),
                List.of(),
                List.of(),
                Reception.REFUSED_BY_APPLICATION,
                Optional.of(answer));
    }

    /// A second hello, and an alert at the end.
    HandshakeReport helloRetryRequest() {
        var messages = new ArrayList<HandshakeMessage>();
        var hello = real.messages().getFirst();
        messages.add(hello);
        messages.add(renamed(real.messages().get(1), "HelloRetryRequest", Direction.SERVER_TO_CLIENT));
        messages.add(hello);
        messages.addAll(real.messages().subList(1, real.messages().size()));
        messages.add(new HandshakeMessage(
                Direction.SERVER_TO_CLIENT,
                21,
                "Alert",
                Duration.ofMillis(30),
                true,
                HandshakeStep.SERVER_VERIFIES_CLIENT,
                Bytes.of(new byte[] {2, 48}),
                List.of(
                        HandshakeMessage.Field.leaf("level", "fatal (2)", 0, 1),
                        HandshakeMessage.Field.leaf("description", "unknown_ca (48)", 1, 1))));
        return with(
                real.target(),
                HandshakeVerdict.CLIENT_REFUSED,
                Phrase.of("handshake.headline.refused", "client01", "unknown_ca (48)"),
                asks(Asks.REQUIRES_IN_TLS, false),
                reach(),
                real.steps(),
                messages,
                List.of(),
                attempts(false),
                Reception.REFUSED_BY_ALERT,
                Optional.empty());
    }

    static HandshakeMessage renamed(HandshakeMessage message, String name, Direction direction) {
        return new HandshakeMessage(
                direction,
                message.contentType(),
                name,
                message.at(),
                message.encrypted(),
                message.step(),
                message.raw(),
                message.fields());
    }

    static Reach reach() {
        return new Reach(
                Duration.ofNanos(310_000),
                List.of(
                        attempt("2001:db8::17", Optional.of(ConnectFailure.TIMED_OUT)),
                        attempt("127.0.0.1", Optional.empty())),
                Duration.ofNanos(120_000),
                List.of());
    }

    private static AddressAttempt attempt(String address, Optional<ConnectFailure> failure) {
        return new AddressAttempt(new InetSocketAddress(address, 8443), failure, Duration.ofNanos(120_000));
    }

    private static ClientAuthentication asks(Asks asks, boolean any) {
        return new ClientAuthentication(List.of(
                new OfVersion(TlsVersion.TLS_1_3, asks, any, false),
                new OfVersion(TlsVersion.TLS_1_2, asks, any, false)));
    }

    static List<Attempt> attempts(boolean any) {
        var all = new ArrayList<Attempt>();
        all.add(attempt(Attempt.Purpose.CHOSEN, TlsVersion.TLS_1_3, Reception.ACCEPTED_BY_APPLICATION));
        for (var version : List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)) {
            all.add(attempt(Attempt.Purpose.WITHOUT, version, Reception.REFUSED_BY_ALERT));
            all.add(attempt(
                    Attempt.Purpose.THROW_AWAY,
                    version,
                    any ? Reception.ACCEPTED_BY_APPLICATION : Reception.REFUSED_BY_ALERT));
        }
        return all;
    }

    static Attempt attempt(Attempt.Purpose purpose, TlsVersion version, Reception reception) {
        boolean refused = reception.refused();
        return new Attempt(
                purpose,
                EnumSet.of(version),
                Optional.of(version),
                true,
                true,
                false,
                purpose == Attempt.Purpose.WITHOUT ? ClientAnswer.EMPTY : ClientAnswer.SENT,
                reception,
                refused ? Optional.of(new Alert(2, 116)) : Optional.empty(),
                refused ? Optional.empty() : Optional.of(new HttpAnswer(200, "OK", "")),
                Duration.ofMillis(9));
    }

    private HandshakeReport with(
            HandshakeTarget target,
            HandshakeVerdict verdict,
            Phrase headline,
            ClientAuthentication authentication,
            Reach reach,
            List<StepResult> steps,
            List<HandshakeMessage> messages,
            List<Diagnosis> diagnoses,
            List<Attempt> attempts,
            Reception reception,
            Optional<ApplicationAnswer> answer) {
        boolean wrong = verdict == HandshakeVerdict.SERVER_NOT_VERIFIED;
        var checks = new ArrayList<Check>();
        for (var check : real.checks()) {
            checks.add(
                    wrong && check.id().equals("host-name")
                            ? new Check("host-name", CheckState.FAIL, said("api.local is not in the SAN"))
                            : check);
        }
        return new HandshakeReport(
                target,
                real.startedAt(),
                verdict,
                headline,
                authentication,
                reach,
                steps,
                messages,
                checks,
                diagnoses,
                wrong
                        ? List.of(
                                new ClientBehaviour(
                                        "curl",
                                        false,
                                        Optional.empty(),
                                        said("SSL: no alternative certificate subject name matches target host name")),
                                new ClientBehaviour(
                                        "Java",
                                        false,
                                        Optional.of(new Alert(2, 46)),
                                        said("No subject alternative DNS name matching api.local found.")))
                        : List.of(),
                List.of(
                        new Candidate(new EntryId(1), "client01", List.of()),
                        new Candidate(
                                new EntryId(2),
                                "legacy-client",
                                List.of(
                                        said("its issuer Old CA is not among those the server names"),
                                        said("it expired")))),
                attempts,
                real.negotiated(),
                real.serverChain(),
                real.demand(),
                reception,
                Optional.empty(),
                answer,
                Duration.ofMillis(14));
    }
}
