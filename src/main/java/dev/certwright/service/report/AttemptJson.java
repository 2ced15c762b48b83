package dev.certwright.service.report;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Every connection that was made, and what they say together.
final class AttemptJson {
    private AttemptJson() {}

    static JsonMembers of(Attempt attempt) {
        return new JsonMembers()
                .put("purpose", attempt.purpose().word())
                .put(
                        "offered",
                        attempt.offered().stream()
                                .sorted()
                                .map(TlsVersion::number)
                                .toList())
                .put("version", attempt.version().map(TlsVersion::number))
                .put("completed", attempt.completed())
                .put("asked", attempt.asked())
                .put("late", attempt.late())
                .put("certificate", JsonReading.word(attempt.answer()))
                .put("reception", attempt.reception().word())
                .put("alert", attempt.alert().map(AttemptJson::alert))
                .put("answer", attempt.said().map(AttemptJson::answer))
                .put("milliseconds", JsonReading.milliseconds(attempt.duration()));
    }

    static Attempt read(JsonReading object) {
        Set<TlsVersion> offered =
                object.texts("offered").stream().map(AttemptJson::version).collect(Collectors.toSet());
        return new Attempt(
                object.constant("purpose", Attempt.Purpose.values()),
                offered,
                object.findText("version").map(AttemptJson::version),
                object.truth("completed"),
                object.truth("asked"),
                object.truth("late"),
                object.constant("certificate", ClientAnswer.values()),
                object.constant("reception", Reception.values()),
                object.findObject("alert").map(AttemptJson::alert),
                object.findObject("answer").map(AttemptJson::answer),
                object.milliseconds("milliseconds"));
    }

    static TlsVersion version(String number) {
        return Arrays.stream(TlsVersion.values())
                .filter(v -> v.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("version " + number));
    }

    static JsonMembers alert(Alert alert) {
        return new JsonMembers()
                .put("name", alert.name())
                .put("number", alert.description())
                .put("level", alert.level())
                .put("fatal", alert.fatal());
    }

    static Alert alert(JsonReading object) {
        return new Alert(object.number("level"), object.number("number"));
    }

    static JsonMembers answer(ApplicationAnswer answer) {
        return switch (answer) {
            case HttpAnswer http -> http(http).put("protocol", "http");
            case PostgreSqlAnswer(var welcomed, var code, var message) ->
                new JsonMembers()
                        .put("protocol", "postgresql")
                        .put("welcomed", welcomed)
                        .put("code", code)
                        .put("message", message);
            case MqttAnswer(var returnCode) ->
                new JsonMembers().put("protocol", "mqtt").put("returnCode", returnCode);
        };
    }

    static JsonMembers http(HttpAnswer answer) {
        return new JsonMembers()
                .put("status", answer.status())
                .put("reason", answer.reason())
                .put("title", answer.title());
    }

    static ApplicationAnswer answer(JsonReading object) {
        return switch (object.text("protocol")) {
            case "http" -> new HttpAnswer(object.number("status"), object.text("reason"), object.text("title"));
            case "postgresql" ->
                new PostgreSqlAnswer(object.truth("welcomed"), object.text("code"), object.text("message"));
            case "mqtt" -> new MqttAnswer(object.number("returnCode"));
            default -> throw new IllegalArgumentException("protocol");
        };
    }

    static JsonMembers authentication(ClientAuthentication authentication) {
        return new JsonMembers()
                .put("word", authentication.word())
                .put(
                        "versions",
                        authentication.versions().stream()
                                .map(v -> new JsonMembers()
                                        .put("version", v.version().number())
                                        .put("word", v.word())
                                        .put("asks", v.asks().word())
                                        .put("acceptsAny", v.acceptsAny())
                                        .put("rejectsYours", v.rejectsYours()))
                                .toList());
    }

    static ClientAuthentication authentication(JsonReading object) {
        return new ClientAuthentication(object.list(
                "versions",
                v -> new ClientAuthentication.OfVersion(
                        version(v.text("version")),
                        v.constant("asks", ClientAuthentication.Asks.values()),
                        v.truth("acceptsAny"),
                        v.truth("rejectsYours"))));
    }
}
