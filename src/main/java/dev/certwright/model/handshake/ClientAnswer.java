package dev.certwright.model.handshake;

/// What the client answered to a CertificateRequest.
public enum ClientAnswer {
    /// The server did not ask, or the connection ended before the answer.
    NOT_ASKED,
    /// An empty Certificate message.
    EMPTY,
    /// The credential's chain.
    SENT
}
