package dev.certwright.model.handshake;

import java.util.Locale;

/// What is said on a connection before TLS begins.
public enum StartupProtocol {
    /// Nothing: TLS begins at once.
    DIRECT,
    /// RFC 3207.
    SMTP,
    /// RFC 9051 §6.2.1.
    IMAP,
    /// RFC 2595 §4.
    POP3,
    /// RFC 4217.
    FTP,
    /// RFC 4511 §4.14.
    LDAP,
    /// RFC 6120 §5.
    XMPP,
    /// SSLRequest.
    POSTGRESQL,
    /// SSLRequest after the server's greeting.
    MYSQL;

    /// The stable word for programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
