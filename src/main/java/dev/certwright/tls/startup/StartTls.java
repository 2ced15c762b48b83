package dev.certwright.tls.startup;

import dev.certwright.model.handshake.StartupProtocol;

/// Asks a server, in the words of its own protocol, to go over to TLS.
public final class StartTls {
    private StartTls() {}

    /// Holds the conversation up to the octet before the ClientHello.
    ///
    /// @param serverName of the server as the client knows it; XMPP tells it to the server
    public static StartupOutcome perform(StartupProtocol protocol, String serverName, PlainTalk talk) {
        return switch (protocol) {
            case DIRECT -> new StartupOutcome.Ready();
            case SMTP -> talk.playUntilTls(LineStart::smtp);
            case IMAP -> talk.playUntilTls(LineStart::imap);
            case POP3 -> talk.playUntilTls(LineStart::pop3);
            case FTP -> talk.playUntilTls(LineStart::ftp);
            case LDAP -> talk.playUntilTls(LdapStart::play);
            case XMPP -> talk.playUntilTls(new XmppStart(serverName)::play);
            case POSTGRESQL -> talk.playUntilTls(DatabaseStart::postgreSql);
            case MYSQL -> talk.playUntilTls(DatabaseStart::mySql);
        };
    }
}
