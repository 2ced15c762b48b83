package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.text.Messages;
import java.util.List;

/// A connection test for programs. Texts follow the language; everything else is stable.
final class ReportJson {
    private final Session session;

    ReportJson(Session session) {
        this.session = session;
    }

    JsonObject of(HandshakeReport report) {
        var messages = session.messages();
        return new JsonObject()
                .put("target", report.target().toString())
                .put("startedAt", report.startedAt())
                .put("verdict", report.verdict().word())
                .put("headline", messages.of(report.headline()))
                .put("steps", report.steps().stream().map(this::step).toList())
                .put("checks", checks(report.checks(), messages))
                .put(
                        "diagnoses",
                        report.diagnoses().stream().map(this::diagnosis).toList())
                .put(
                        "messages",
                        report.messages().stream().map(ReportJson::message).toList())
                .put("negotiated", report.negotiated().map(ReportJson::negotiated))
                .put(
                        "serverChain",
                        report.serverChain().stream().map(this::certificate).toList())
                .put("demand", report.demand().map(ReportJson::demand))
                .put(
                        "alert",
                        report.alertReceived()
                                .map(alert -> new JsonObject()
                                        .put("name", alert.name())
                                        .put("number", alert.description())
                                        .put("fatal", alert.fatal())))
                .put("http", report.httpAnswer().map(ReportJson::http))
                .put("milliseconds", Words.milliseconds(report.duration().toNanos()));
    }

    /// The checks, each with its title and evidence in words.
    static List<JsonObject> checks(List<Check> checks, Messages messages) {
        return checks.stream()
                .map(check -> new JsonObject()
                        .put("id", check.id())
                        .put("state", Words.word(check.state()))
                        .put("title", messages.of(check.title()))
                        .put("evidence", messages.of(check.evidence())))
                .toList();
    }

    /// What a certificate says; only its fingerprint when it cannot be read.
    JsonObject certificate(EncodedCertificate certificate) {
        try {
            var read = session.services().inspection().inspect(certificate.der(), "certificate", List.of());
            return read.items().getFirst() instanceof Inspected.Item.Certificate item
                    ? CertificateJson.of(item.details())
                    : fingerprint(certificate);
        } catch (PkiException _) {
            return fingerprint(certificate);
        }
    }

    private static JsonObject fingerprint(EncodedCertificate certificate) {
        return new JsonObject().put("sha256", certificate.sha256().hex());
    }

    private JsonObject step(StepResult result) {
        return new JsonObject()
                .put("number", result.step().number())
                .put("name", Words.word(result.step()))
                .put("state", result.state().word())
                .put("at", result.at().map(at -> Words.milliseconds(at.toNanos())))
                .put("summary", session.messages().of(result.summary()));
    }

    private JsonObject diagnosis(Diagnosis diagnosis) {
        return new JsonObject()
                .put("id", diagnosis.id())
                .put("certainty", diagnosis.certainty().word())
                .put("text", session.messages().of(diagnosis.text()))
                .put(
                        "advice",
                        diagnosis.advice().stream().map(session.messages()::of).toList());
    }

    private static JsonObject message(HandshakeMessage message) {
        return new JsonObject()
                .put("from", message.direction() == Direction.CLIENT_TO_SERVER ? "client" : "server")
                .put("name", message.name())
                .put("contentType", message.contentType())
                .put("at", Words.milliseconds(message.at().toNanos()))
                .put("encrypted", message.encrypted())
                .put("step", message.step().number())
                .put("length", message.length())
                .put("fields", message.fields().stream().map(ReportJson::field).toList());
    }

    private static JsonObject field(HandshakeMessage.Field field) {
        var json = new JsonObject()
                .put("name", field.name())
                .put("value", field.value())
                .put("offset", field.offset())
                .put("length", field.length());
        return field.children().isEmpty()
                ? json
                : json.put(
                        "fields",
                        field.children().stream().map(ReportJson::field).toList());
    }

    private static JsonObject negotiated(Negotiated negotiated) {
        return new JsonObject()
                .put("version", negotiated.version().number())
                .put("cipherSuite", negotiated.cipherSuite())
                .put("group", negotiated.group())
                .put("applicationProtocol", negotiated.applicationProtocol());
    }

    private static JsonObject demand(CertificateDemand demand) {
        return new JsonObject()
                .put(
                        "authorities",
                        demand.authorities().stream().map(Object::toString).toList())
                .put("signatureAlgorithms", demand.signatureAlgorithms());
    }

    private static JsonObject http(HttpAnswer answer) {
        return new JsonObject()
                .put("status", answer.status())
                .put("reason", answer.reason())
                .put("title", answer.title());
    }
}
