package dev.certwright.service.connection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.opinion.JavaAnswer;
import dev.certwright.tls.opinion.JavaClient;
import dev.certwright.tls.opinion.JavaQuestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the connection of a test again as a Java program would, and compares.
public final class SecondOpinions {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final JavaClient java = new JavaClient();

    private final Materials materials;

    public SecondOpinions(Materials materials) {
        this.materials = materials;
    }

    /// Connects within ten seconds. Blocks; a cancel closes the connection.
    ///
    /// @param ours what the test saw, to compare with
    /// @throws PkiException when a key is locked, a file is unreadable, the JDK cannot read a certificate
    ///                      of ours, or it was cancelled
    public SecondOpinion ask(ConnectionTest test, HandshakeReport ours, Cancellation cancellation) throws PkiException {
        var credential = materials.credential(test.client());
        var anchors = materials.anchors(test.trust());
        try {
            var socket = new WayThere(test, LIMIT).open(cancellation);
            return ask(test, credential, anchors, () -> socket, ours, cancellation);
        } catch (WayThere.Blocked e) {
            cancellation.check();
            return new SecondOpinion(
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Phrase.of("handshake.opinion.blocked", e.reason()),
                    List.of());
        } catch (IOException e) {
            return ask(
                    test,
                    credential,
                    anchors,
                    () -> {
                        throw e;
                    },
                    ours,
                    cancellation);
        }
    }

    private SecondOpinion ask(
            ConnectionTest test,
            Optional<Credential> credential,
            List<EncodedCertificate> anchors,
            JavaClient.Way way,
            HandshakeReport ours,
            Cancellation cancellation)
            throws PkiException {
        var target = test.target();
        var name = switch (test.options().serverName()) {
            case ServerNameChoice.OfTarget() ->
                target.hostIsAddress() ? Optional.<String>empty() : Optional.of(target.host());
            case ServerNameChoice.Named(var given) -> Optional.of(given);
            case ServerNameChoice.None() -> Optional.<String>empty();
        };
        var request = target.application() instanceof Application.Http(var path)
                ? Optional.of(Bytes.of(
                        ("GET " + path + " HTTP/1.1\r\nHost: " + target.authority() + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII)))
                : Optional.<Bytes>empty();
        var answer = java.ask(
                new JavaQuestion(
                        target.host(),
                        target.port(),
                        credential,
                        anchors,
                        test.options().versions(),
                        name,
                        request,
                        LIMIT),
                way,
                cancellation);
        return new SecondOpinion(
                answer.connected(),
                answer.version(),
                answer.cipherSuite(),
                answer.certificateSent(),
                answer.received().or(answer::sent),
                says(answer),
                differences(answer, ours));
    }

    private static Phrase says(JavaAnswer answer) {
        if (answer.connected()) {
            return Phrase.of(
                    answer.certificateSent() ? "handshake.opinion.connectedWith" : "handshake.opinion.connected",
                    answer.version().map(TlsVersion::toString).orElse("TLS"),
                    answer.cipherSuite().orElse(""));
        }
        if (answer.received().isPresent()) {
            return Phrase.of(
                    "handshake.opinion.refused", answer.received().get().toString());
        }
        return answer.sent().isPresent()
                ? Phrase.of(
                        "handshake.opinion.refuses",
                        answer.words(),
                        answer.sent().get().toString())
                : answer.words().isEmpty()
                        ? Phrase.of("handshake.opinion.closed")
                        : Phrase.of("handshake.opinion.ended", answer.words());
    }

    private static List<Phrase> differences(JavaAnswer java, HandshakeReport ours) {
        var all = new ArrayList<Phrase>();
        boolean weSent = ours.attempts().stream()
                .filter(a -> a.purpose() == Attempt.Purpose.CHOSEN)
                .findFirst()
                .filter(a -> a.answer() == ClientAnswer.SENT)
                .isPresent();
        if (weSent && !java.certificateSent() && java.sent().isEmpty()) {
            all.add(
                    ours.demand().filter(d -> !d.authorities().isEmpty()).isPresent()
                            ? Phrase.of("handshake.opinion.notSentIssuer")
                            : Phrase.of("handshake.opinion.notSent"));
        }
        java.sent()
                .filter(_ -> ours.negotiated().isPresent())
                .ifPresent(a -> all.add(Phrase.of("handshake.opinion.stops", a.toString())));
        ours.negotiated()
                .flatMap(n -> n.group())
                .filter(g -> !java.groups().isEmpty() && java.groups().stream().noneMatch(g::equalsIgnoreCase))
                .ifPresent(g -> all.add(Phrase.of("handshake.opinion.group", g)));
        if (ours.negotiated().isPresent() && java.version().isPresent()) {
            var negotiated = ours.negotiated().get();
            if (negotiated.version() != java.version().get()) {
                all.add(Phrase.of(
                        "handshake.opinion.version",
                        java.version().get().toString(),
                        negotiated.version().toString()));
            } else if (!java.cipherSuite().equals(Optional.of(negotiated.cipherSuite()))) {
                all.add(Phrase.of("handshake.opinion.suite", java.cipherSuite().orElse(""), negotiated.cipherSuite()));
            }
        }
        if (ours.attempts().stream().anyMatch(a -> a.late() && a.version().equals(Optional.of(TlsVersion.TLS_1_3)))) {
            all.add(Phrase.of("handshake.opinion.late"));
        }
        if (ours.alertReceived().filter(a -> a.fatal()).isPresent()
                && !java.connected()
                && java.received().isEmpty()
                && java.sent().isEmpty()) {
            all.add(Phrase.of(
                    "handshake.opinion.alertLost", ours.alertReceived().get().toString()));
        }
        return all;
    }
}
