package dev.certwright.model.handshake;

import dev.certwright.model.Passphrase;
import java.util.Optional;

/// A proxy on the way to the server.
public sealed interface ProxyServer {
    /// Where it listens.
    Endpoint endpoint();

    Optional<Credentials> credentials();

    /// HTTP CONNECT (RFC 9110 §9.3.6).
    record HttpConnect(Endpoint endpoint, Optional<Credentials> credentials) implements ProxyServer {}

    /// RFC 1928; it looks the host's name up.
    record Socks5(Endpoint endpoint, Optional<Credentials> credentials) implements ProxyServer {}

    /// Never shown: the password hides itself.
    record Credentials(String user, Passphrase password) {}
}
