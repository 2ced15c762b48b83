package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import java.util.List;
import java.util.Optional;

/// What a report says, read in the one place that knows the report's shape.
record Seen(HandshakeReport report) {
    /// The ids of the causes, the first one first.
    List<String> causes() {
        return report.diagnoses().stream().map(d -> d.id()).toList();
    }

    Optional<String> first() {
        return causes().stream().findFirst();
    }

    /// Whether the report holds a server's last word.
    boolean holds(Word word) {
        return switch (word) {
            case Word.Alert(var description) ->
                report.alertReceived()
                        .filter(a -> a.fatal() && a.description() == description)
                        .isPresent();
            case Word.Page(var status) ->
                report.httpAnswer().filter(a -> a.status() == status).isPresent();
            case Word.Message(var kind) ->
                report.answer()
                        .filter(a -> a instanceof PostgreSqlAnswer p && p.welcomed() == (kind != 'E'))
                        .isPresent();
            case Word.Closed() -> report.reception() == Reception.REFUSED_SILENTLY;
        };
    }

    /// What it says another program would do with the server's certificate.
    Optional<ClientBehaviour> of(String program) {
        return report.others().stream()
                .filter(b -> b.program().contains(program))
                .findFirst();
    }

    /// The verdict on the server in that version; empty when there is none.
    Optional<OfVersion> authentication(TlsVersion version) {
        return report.authentication().versions().stream()
                .filter(v -> v.version() == version)
                .findFirst();
    }

    @Override
    public String toString() {
        return String.join(" ", causes())
                + report.alertReceived().map(a -> " alert " + a.description()).orElse("")
                + report.answer().map(a -> " " + a).orElse("")
                + (report.verdict() == HandshakeVerdict.CLIENT_REFUSED ? "" : " " + report.verdict());
    }
}
