package dev.certwright.model.handshake;

/// The answer to a StartupMessage of PostgreSQL.
///
/// @param welcomed whether the server goes on to authentication, or has let the user in already
/// @param code     when welcomed the name of the authentication request, for example `AuthenticationSASL`; otherwise
///     the SQLSTATE, for example `28000`
/// @param message  the server's own sentence; empty when welcomed
public record PostgreSqlAnswer(boolean welcomed, String code, String message) implements ApplicationAnswer {
    @Override
    public String toString() {
        return message.isEmpty() ? "PostgreSQL " + code : "PostgreSQL " + code + " " + message;
    }
}
