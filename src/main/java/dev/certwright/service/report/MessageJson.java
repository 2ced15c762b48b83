package dev.certwright.service.report;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;

/// A message with its bytes and its fields.
final class MessageJson {
    private MessageJson() {}

    static JsonMembers of(HandshakeMessage message) {
        return new JsonMembers()
                .put("from", ReachJson.from(message.direction()))
                .put("name", message.name())
                .put("contentType", message.contentType())
                .put("at", JsonReading.milliseconds(message.at()))
                .put("encrypted", message.encrypted())
                .put("step", message.step().number())
                .put("length", message.length())
                .put("fields", message.fields().stream().map(MessageJson::field).toList())
                .put("raw", message.raw().hex());
    }

    private static JsonMembers field(HandshakeMessage.Field field) {
        var members = new JsonMembers()
                .put("name", field.name())
                .put("value", field.value())
                .put("offset", field.offset())
                .put("length", field.length());
        return field.children().isEmpty()
                ? members
                : members.put(
                        "fields",
                        field.children().stream().map(MessageJson::field).toList());
    }

    static HandshakeMessage read(JsonReading object) {
        return new HandshakeMessage(
                ReachJson.direction(object),
                object.number("contentType"),
                object.text("name"),
                object.milliseconds("at"),
                object.truth("encrypted"),
                step(object.number("step")),
                object.octets("raw"),
                object.list("fields", MessageJson::field));
    }

    private static HandshakeMessage.Field field(JsonReading object) {
        return new HandshakeMessage.Field(
                object.text("name"),
                object.text("value"),
                object.number("offset"),
                object.number("length"),
                object.list("fields", MessageJson::field));
    }

    static HandshakeStep step(int number) {
        for (var step : HandshakeStep.values()) {
            if (step.number() == number) {
                return step;
            }
        }
        throw new IllegalArgumentException("step " + number);
    }
}
