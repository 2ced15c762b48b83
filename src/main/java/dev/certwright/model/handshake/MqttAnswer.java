package dev.certwright.model.handshake;

/// The answer to a CONNECT packet of MQTT.
///
/// @param returnCode 0 accepted, 4 bad user name or password, 5 not authorized (MQTT 3.1.1 §3.2.2.3); from 128 on a
///     reason code of version 5
public record MqttAnswer(int returnCode) implements ApplicationAnswer {
    @Override
    public String toString() {
        return "MQTT CONNACK " + returnCode;
    }
}
