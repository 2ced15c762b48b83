package dev.certwright.service.report;

import com.google.gson.JsonParseException;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A connection test as JSON: what programs read, what the history keeps, what is opened again.
///
/// The names of the members are documented in the README and keep their meaning. It holds everything that a report
/// shows, and no secret: neither a private key nor what would decrypt the connection.
public final class RunJson {
    private static final String FORMAT = "certwright-run";

    /// Grows when a member changes its meaning; new members alone do not make it grow.
    private static final int VERSION = 1;

    /// Whose vault the numbers of entries belong to.
    public enum Origin {
        THIS_VAULT,
        /// They mean nothing here.
        ELSEWHERE
    }

    private final Certificates certificates;

    /// Reads what a certificate says.
    @FunctionalInterface
    public interface Certificates {
        CertificateDetails read(EncodedCertificate certificate) throws PkiException;
    }

    public RunJson(Certificates certificates) {
        this.certificates = certificates;
    }

    /// The report for programs.
    ///
    /// @param words puts a phrase into the language of the reader
    public JsonMembers write(HandshakeReport report, Function<Phrase, String> words) {
        var phrases = new PhraseJson(words);
        var judgement = new JudgementJson(phrases);
        var members = TargetJson.put(
                        new JsonMembers().put("format", FORMAT).put("formatVersion", VERSION), report.target())
                .put("startedAt", report.startedAt().toString())
                .put("verdict", report.verdict().word());
        phrases.put(members, "headline", report.headline());
        return members.put("authentication", AttemptJson.authentication(report.authentication()))
                .put("reach", ReachJson.of(report.reach()))
                .put("steps", report.steps().stream().map(judgement::step).toList())
                .put("checks", report.checks().stream().map(judgement::check).toList())
                .put(
                        "diagnoses",
                        report.diagnoses().stream().map(judgement::diagnosis).toList())
                .put(
                        "others",
                        report.others().stream().map(judgement::behaviour).toList())
                .put(
                        "candidates",
                        report.candidates().stream().map(judgement::candidate).toList())
                .put("attempts", report.attempts().stream().map(AttemptJson::of).toList())
                .put(
                        "messages",
                        report.messages().stream()
                                .map(Redaction::of)
                                .map(MessageJson::of)
                                .toList())
                .put("negotiated", report.negotiated().map(RunJson::negotiated))
                .put(
                        "serverChain",
                        report.serverChain().stream().map(this::certificate).toList())
                .put("demand", report.demand().map(RunJson::demand))
                .put("reception", report.reception().word())
                .put("alert", report.alertReceived().map(AttemptJson::alert))
                .put("answer", report.answer().map(AttemptJson::answer))
                .put("http", report.httpAnswer().map(AttemptJson::http))
                .put("milliseconds", JsonReading.milliseconds(report.duration()));
    }

    /// The checks, each with its title and evidence in words.
    public static List<JsonMembers> checks(List<Check> checks, Function<Phrase, String> words) {
        var judgement = new JudgementJson(new PhraseJson(words));
        return checks.stream().map(judgement::check).toList();
    }

    /// What a certificate says, as far as it can be read, and its encoding.
    public JsonMembers certificate(EncodedCertificate certificate) {
        var members = new JsonMembers();
        try {
            CertificateJson.put(members, certificates.read(certificate));
        } catch (PkiException _) {
            members.put("sha256", certificate.sha256().hex());
        }
        return members.put("der", CertificateBytes.text(certificate));
    }

    private static JsonMembers negotiated(Negotiated negotiated) {
        return new JsonMembers()
                .put("version", negotiated.version().number())
                .put("cipherSuite", negotiated.cipherSuite())
                .put("group", negotiated.group())
                .put("applicationProtocol", negotiated.applicationProtocol());
    }

    private static JsonMembers demand(CertificateDemand demand) {
        return new JsonMembers()
                .put(
                        "authorities",
                        demand.authorities().stream().map(Object::toString).toList())
                .put(
                        "authorityNames",
                        demand.authorities().stream().map(RunJson::name).toList())
                .put("signatureAlgorithms", demand.signatureAlgorithms());
    }

    private static JsonMembers name(DistinguishedName name) {
        return new JsonMembers()
                .put(
                        "relativeNames",
                        name.relativeNames().stream()
                                .map(relative -> new JsonMembers()
                                        .put(
                                                "attributes",
                                                relative.stream()
                                                        .map(a -> new JsonMembers()
                                                                .put("oid", a.oid())
                                                                .put("value", a.value()))
                                                        .toList()))
                                .toList());
    }

    private static DistinguishedName name(JsonReading object) {
        return new DistinguishedName(object.list(
                "relativeNames",
                relative -> relative.list("attributes", a -> new NameAttribute(a.text("oid"), a.text("value")))));
    }

    /// Opens what [#write] wrote, whatever the language.
    ///
    /// @param source what to call it in a sentence about it
    /// @param words  knows which phrases can be said; others stay in the words they were written in
    /// @throws PkiException.InvalidInput when it is not a connection test, or a later version's
    public HandshakeReport read(String json, String source, Origin origin, Function<Phrase, String> words)
            throws PkiException {
        try {
            var object = JsonReading.parse(json);
            if (!object.findText("format").equals(Optional.of(FORMAT))) {
                throw new IllegalArgumentException("format");
            }
            if (object.number("formatVersion") > VERSION) {
                throw new PkiException.InvalidInput(Phrase.of("report.tooNew", source));
            }
            return report(object, origin, new JudgementJson(new PhraseJson(words)));
        } catch (JsonParseException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            System.getLogger(RunJson.class.getName()).log(System.Logger.Level.DEBUG, "not a connection test", e);
            throw new PkiException.InvalidInput(Phrase.of("report.notARun", source));
        }
    }

    private static HandshakeReport report(JsonReading object, Origin origin, JudgementJson judgement) {
        return new HandshakeReport(
                TargetJson.read(object),
                Instant.parse(object.text("startedAt")),
                object.constant("verdict", HandshakeVerdict.values()),
                judgement.headline(object),
                AttemptJson.authentication(object.object("authentication")),
                ReachJson.read(object.object("reach")),
                steps(object.list("steps", judgement::step)),
                object.list("messages", MessageJson::read),
                object.list("checks", judgement::check),
                object.list("diagnoses", d -> judgement.diagnosis(d, origin)),
                object.list("others", judgement::behaviour),
                object.list("candidates", c -> judgement.candidate(c, origin)),
                object.list("attempts", AttemptJson::read),
                object.findObject("negotiated").map(RunJson::negotiated),
                object.list("serverChain", CertificateBytes::read),
                object.findObject("demand").map(RunJson::demand),
                object.constant("reception", Reception.values()),
                object.findObject("alert").map(AttemptJson::alert),
                object.findObject("answer").map(AttemptJson::answer),
                object.milliseconds("milliseconds"));
    }

    /// All seven, in order.
    private static List<StepResult> steps(List<StepResult> read) {
        var steps = new ArrayList<StepResult>();
        for (var step : HandshakeStep.values()) {
            steps.add(read.stream()
                    .filter(r -> r.step() == step)
                    .findFirst()
                    .orElseGet(() ->
                            new StepResult(step, StepState.NOT_REACHED, Optional.empty(), PhraseJson.literal(""))));
        }
        return steps;
    }

    private static Negotiated negotiated(JsonReading object) {
        return new Negotiated(
                AttemptJson.version(object.text("version")),
                object.text("cipherSuite"),
                object.findText("group"),
                object.findText("applicationProtocol"));
    }

    private static CertificateDemand demand(JsonReading object) {
        return new CertificateDemand(object.list("authorityNames", RunJson::name), object.texts("signatureAlgorithms"));
    }
}
