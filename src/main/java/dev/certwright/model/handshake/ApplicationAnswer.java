package dev.certwright.model.handshake;

/// What a server answered to the first request on the encrypted connection. It states facts; what they say about the
/// certificate is judged elsewhere.
public sealed interface ApplicationAnswer permits HttpAnswer, PostgreSqlAnswer, MqttAnswer {}
