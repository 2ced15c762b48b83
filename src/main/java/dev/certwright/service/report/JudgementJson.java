package dev.certwright.service.report;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.inventory.EntryId;
import java.util.Optional;

/// What was made of the evidence: steps, checks, causes, other programs, the person's own certificates.
final class JudgementJson {
    private final PhraseJson phrases;

    JudgementJson(PhraseJson phrases) {
        this.phrases = phrases;
    }

    JsonMembers step(StepResult result) {
        var members = new JsonMembers()
                .put("number", result.step().number())
                .put("name", JsonReading.word(result.step()))
                .put("state", result.state().word())
                .put("at", result.at().map(JsonReading::milliseconds));
        phrases.put(members, "summary", result.summary());
        return members;
    }

    StepResult step(JsonReading object) {
        return new StepResult(
                MessageJson.step(object.number("number")),
                object.constant("state", StepState.values()),
                object.findMilliseconds("at"),
                phrases.read(object, "summary"));
    }

    JsonMembers check(Check check) {
        var members = new JsonMembers()
                .put("id", check.id())
                .put("state", JsonReading.word(check.state()))
                .put("title", phrases.words(check.title()));
        phrases.put(members, "evidence", check.evidence());
        return members;
    }

    /// A check that this program does not know keeps its title in front of the evidence.
    Check check(JsonReading object) {
        var check = new Check(
                object.text("id"), object.constant("state", CheckState.values()), phrases.read(object, "evidence"));
        if (phrases.sayable(check.title())) {
            return check;
        }
        var evidence = object.text("title") + ": " + phrases.words(check.evidence());
        return new Check("other", check.state(), PhraseJson.literal(evidence));
    }

    JsonMembers diagnosis(Diagnosis diagnosis) {
        var members = new JsonMembers()
                .put("id", diagnosis.id())
                .put("certainty", diagnosis.certainty().word());
        phrases.put(members, "text", diagnosis.text());
        phrases.put(members, "advice", diagnosis.advice());
        diagnosis.serverLog().ifPresentOrElse(log -> phrases.put(members, "log", log), () -> members.put("log", null));
        return members.put(
                "remedies", diagnosis.remedies().stream().map(RemedyJson::of).toList());
    }

    Diagnosis diagnosis(JsonReading object, RunJson.Origin origin) {
        var advice = phrases.readAll(object, "advice");
        if (advice.size() != 2) {
            throw new IllegalArgumentException("advice");
        }
        return new Diagnosis(
                object.text("id"),
                object.constant("certainty", Diagnosis.Certainty.values()),
                phrases.read(object, "text"),
                advice.getFirst(),
                advice.getLast(),
                phrases.find(object, "log"),
                object.list("remedies", r -> RemedyJson.read(r, origin)).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    JsonMembers behaviour(ClientBehaviour behaviour) {
        var members = new JsonMembers()
                .put("program", behaviour.program())
                .put("goesOn", behaviour.goesOn())
                .put("alert", behaviour.alert().map(AttemptJson::alert));
        phrases.put(members, "says", behaviour.says());
        return members;
    }

    ClientBehaviour behaviour(JsonReading object) {
        return new ClientBehaviour(
                object.text("program"),
                object.truth("goesOn"),
                object.findObject("alert").map(AttemptJson::alert),
                phrases.read(object, "says"));
    }

    JsonMembers candidate(Candidate candidate) {
        var members = new JsonMembers()
                .put("name", candidate.name())
                .put("entry", candidate.entry().value())
                .put("suitable", candidate.suitable());
        phrases.put(members, "reasons", candidate.reasons());
        return members;
    }

    /// The certificates of another vault have the number 0, which no entry has.
    Candidate candidate(JsonReading object, RunJson.Origin origin) {
        var entry = new EntryId(origin == RunJson.Origin.THIS_VAULT ? object.large("entry") : 0);
        return new Candidate(entry, object.text("name"), phrases.readAll(object, "reasons"));
    }

    Phrase headline(JsonReading object) {
        return phrases.read(object, "headline");
    }
}
