package dev.certwright.service.connection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.tls.probe.ConnectionEnd;
import dev.certwright.tls.probe.LocalAbort;
import dev.certwright.tls.probe.ProbeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A connection as a test imagines it. It begins as one that went well, in TLS 1.3, with a certificate.
final class Probed {
    private Optional<ConnectFailure> connectFailure = Optional.empty();
    private Optional<Phrase> startupFailure = Optional.empty();
    private Optional<Bytes> greeting = Optional.empty();
    private final List<String> heard = new ArrayList<>(List.of("ServerHello"));
    private Optional<TlsVersion> version = Optional.of(TlsVersion.TLS_1_3);
    private List<EncodedCertificate> serverChain = List.of(new EncodedCertificate(new byte[] {1}));
    private boolean proved = true;
    private Optional<CertificateDemand> demand = Optional.of(new CertificateDemand(List.of(), List.of()));
    private boolean late;
    private ClientAnswer clientAnswer = ClientAnswer.SENT;
    private Optional<Phrase> note = Optional.empty();
    private boolean completed = true;
    private boolean ticket = true;
    private boolean data;
    private Optional<Alert> alert = Optional.empty();
    private Optional<LocalAbort> abort = Optional.empty();
    private ConnectionEnd end = ConnectionEnd.OURS;
    private Optional<ApplicationAnswer> answer = Optional.empty();

    static Probed with() {
        return new Probed();
    }

    /// Asked, and answered that there is no certificate.
    static Probed without() {
        var probed = new Probed();
        probed.clientAnswer = ClientAnswer.EMPTY;
        return probed;
    }

    static Probed unasked() {
        var probed = new Probed();
        probed.clientAnswer = ClientAnswer.NOT_ASKED;
        probed.demand = Optional.empty();
        return probed;
    }

    /// Nothing of TLS came back.
    static Probed nothing() {
        var probed = unasked();
        probed.heard.clear();
        probed.version = Optional.empty();
        probed.completed = false;
        probed.ticket = false;
        probed.serverChain = List.of();
        probed.proved = false;
        return probed;
    }

    Probed in(TlsVersion other) {
        version = Optional.of(other);
        return this;
    }

    Probed naming(DistinguishedName... authorities) {
        demand = Optional.of(new CertificateDemand(List.of(authorities), List.of()));
        return this;
    }

    Probed allowing(String signatureAlgorithm) {
        demand = demand.map(d -> new CertificateDemand(d.authorities(), List.of(signatureAlgorithm)));
        return this;
    }

    Probed late() {
        late = true;
        return this;
    }

    Probed hearing(String message) {
        heard.add(message);
        return this;
    }

    Probed noting(String key) {
        note = Optional.of(Phrase.of(key, "a", "b"));
        return this;
    }

    Probed alerted(int description) {
        alert = Optional.of(new Alert(2, description));
        heard.add("Alert");
        end = ConnectionEnd.ALERT;
        ticket = false;
        return this;
    }

    Probed aborted(int description) {
        abort = Optional.of(new LocalAbort(new Alert(2, description), ""));
        proved = false;
        completed = false;
        return this;
    }

    Probed incomplete() {
        completed = false;
        return this;
    }

    Probed ending(ConnectionEnd other) {
        end = other;
        return this;
    }

    Probed withoutTicket() {
        ticket = false;
        return this;
    }

    Probed withData() {
        data = true;
        return this;
    }

    Probed answered(ApplicationAnswer said) {
        answer = Optional.of(said);
        data = true;
        return this;
    }

    Probed greeted(String text) {
        greeting = Optional.of(Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        return this;
    }

    Probed failing(ConnectFailure failure) {
        connectFailure = Optional.of(failure);
        return this;
    }

    Probed failing(Phrase startup) {
        startupFailure = Optional.of(startup);
        return this;
    }

    Probed withoutServerChain() {
        serverChain = List.of();
        return this;
    }

    ProbeResult seen() {
        return new ProbeResult(
                Reach.none(),
                connectFailure,
                startupFailure,
                greeting,
                Stream.of(heard)
                        .flatMap(List::stream)
                        .map(name -> new HandshakeMessage(
                                Direction.SERVER_TO_CLIENT,
                                22,
                                name,
                                Duration.ZERO,
                                false,
                                HandshakeStep.SERVER_CERTIFICATE,
                                Bytes.of(new byte[0]),
                                List.of()))
                        .toList(),
                version.map(v -> new Negotiated(v, "TLS_AES_128_GCM_SHA256", Optional.empty(), Optional.empty())),
                serverChain,
                proved,
                Optional.empty(),
                demand,
                late,
                clientAnswer,
                note,
                completed,
                completed,
                ticket,
                data,
                alert,
                abort,
                end,
                answer,
                completed ? Optional.of(Duration.ZERO) : Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty());
    }

    Trial trial(Purpose purpose) {
        return trial(purpose, new Application.Http("/"));
    }

    Trial trial(Purpose purpose, Application application) {
        return new Trial(purpose, application, EnumSet.allOf(TlsVersion.class), seen());
    }
}
