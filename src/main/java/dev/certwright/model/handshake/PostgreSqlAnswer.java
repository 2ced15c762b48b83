package dev.certwright.model.handshake;

/// What a PostgreSQL server answered to the StartupMessage.
///
/// @param welcomed whether it went on to authenticate the user, rather than refuse the connection
/// @param code     SQLSTATE of the refusal, for example `28000`; empty when welcomed
/// @param message  of the refusal
public record PostgreSqlAnswer(boolean welcomed, String code, String message) implements ApplicationAnswer {
    @Override
    public String toString() {
        return welcomed ? "PostgreSQL: welcome" : "PostgreSQL FATAL " + code + " " + message;
    }
}
