package dev.certwright.model.handshake;

/// Who sent it.
public enum Direction {
    CLIENT_TO_SERVER,
    SERVER_TO_CLIENT
}
