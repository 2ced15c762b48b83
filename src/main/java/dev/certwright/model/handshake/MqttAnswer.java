package dev.certwright.model.handshake;

/// What an MQTT server answered to CONNECT (MQTT 3.1.1 §3.2).
///
/// @param returnCode of CONNACK; 0 is welcome
public record MqttAnswer(int returnCode) implements ApplicationAnswer {
    @Override
    public String toString() {
        return "MQTT CONNACK " + returnCode;
    }
}
