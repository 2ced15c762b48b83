package dev.certwright.model.handshake;

/// How a connection test came out.
public enum HandshakeVerdict {
    /// Both sides showed a certificate and both were accepted.
    MUTUAL,
    /// The connection works; the server did not ask for a client certificate.
    SERVER_ONLY,
    /// The connection works; the server asked for a client certificate and went on without one.
    ANONYMOUS,
    /// The connection could be used, but a check of the server's certificate failed: a strict client would stop.
    SERVER_NOT_VERIFIED,
    /// The server refused the client's certificate, or its absence.
    CLIENT_REFUSED,
    /// The connection ended for another reason.
    HANDSHAKE_FAILED,
    /// Nothing that speaks TLS could be reached.
    UNREACHABLE,
    CANCELLED;

    public boolean success() {
        return switch (this) {
            case MUTUAL, SERVER_ONLY, ANONYMOUS -> true;
            case SERVER_NOT_VERIFIED, CLIENT_REFUSED, HANDSHAKE_FAILED, UNREACHABLE, CANCELLED -> false;
        };
    }

    /// The stable word for programs: lower case with hyphens.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
