package dev.certwright.model.handshake;

/// What the application said once the connection was encrypted.
public sealed interface ApplicationAnswer permits HttpAnswer, PostgreSqlAnswer, MqttAnswer {}
