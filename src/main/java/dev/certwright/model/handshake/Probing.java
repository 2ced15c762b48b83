package dev.certwright.model.handshake;

/// How much a connection test tries beyond the connection the person asked for.
public enum Probing {
    /// Nothing.
    SINGLE,
    /// Without a certificate, in each TLS version; with a throw-away one too where the server is on this machine.
    AUTOMATIC,
    /// With a throw-away certificate wherever the server is. That is a deliberate failed login.
    THROW_AWAY_TOO
}
