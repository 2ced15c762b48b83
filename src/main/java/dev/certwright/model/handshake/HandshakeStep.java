package dev.certwright.model.handshake;

/// The seven steps in which mutual TLS is taught, in that order. The messages of TLS 1.2 (RFC 5246 §7.4) and of
/// TLS 1.3 (RFC 8446 §4) belong to them whatever order they come in.
public enum HandshakeStep {
    CLIENT_HELLO(1),
    SERVER_CERTIFICATE(2),
    CLIENT_VERIFIES_SERVER(3),
    SERVER_REQUESTS_CERTIFICATE(4),
    CLIENT_CERTIFICATE(5),
    SERVER_VERIFIES_CLIENT(6),
    ENCRYPTED_CONNECTION(7);

    private final int number;

    HandshakeStep(int number) {
        this.number = number;
    }

    /// 1..7.
    public int number() {
        return number;
    }
}
