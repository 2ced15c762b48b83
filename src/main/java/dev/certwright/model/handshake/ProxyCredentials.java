package dev.certwright.model.handshake;

import dev.certwright.model.Passphrase;

/// Who asks a proxy for a way through. Wiped when closed.
///
/// @param user     1 to 255 octets in UTF-8 (RFC 1929 §2), without control characters
/// @param password at most 255 octets in UTF-8 where the proxy speaks SOCKS
public record ProxyCredentials(String user, Passphrase password) implements AutoCloseable {
    /// Wipes the password.
    @Override
    public void close() {
        password.close();
    }

    @Override
    public String toString() {
        return user;
    }
}
