package dev.certwright.model.handshake;

import dev.certwright.model.handshake.HandshakeTarget.Application;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The schemes of an address, each with its usual port, what is said before TLS, and what is said after.
///
/// A scheme ending in `s` begins with TLS; the same without `s` begins in clear text.
public enum Scheme {
    HTTPS(443, StartupProtocol.DIRECT, After.HTTP),
    TLS(443, StartupProtocol.DIRECT, After.SILENCE),
    SMTP(25, StartupProtocol.SMTP, After.SILENCE),
    IMAP(143, StartupProtocol.IMAP, After.SILENCE),
    POP3(110, StartupProtocol.POP3, After.SILENCE),
    FTP(21, StartupProtocol.FTP, After.SILENCE),
    LDAP(389, StartupProtocol.LDAP, After.SILENCE),
    XMPP(5222, StartupProtocol.XMPP, After.SILENCE),
    POSTGRESQL(5432, StartupProtocol.POSTGRESQL, After.POSTGRESQL),
    POSTGRES(5432, StartupProtocol.POSTGRESQL, After.POSTGRESQL),
    MYSQL(3306, StartupProtocol.MYSQL, After.SILENCE),
    MARIADB(3306, StartupProtocol.MYSQL, After.SILENCE),
    MQTTS(8883, StartupProtocol.DIRECT, After.MQTT),
    SMTPS(465, StartupProtocol.DIRECT, After.SILENCE),
    IMAPS(993, StartupProtocol.DIRECT, After.SILENCE),
    POP3S(995, StartupProtocol.DIRECT, After.SILENCE),
    FTPS(990, StartupProtocol.DIRECT, After.SILENCE),
    LDAPS(636, StartupProtocol.DIRECT, After.SILENCE),
    AMQPS(5671, StartupProtocol.DIRECT, After.SILENCE),
    REDISS(6379, StartupProtocol.DIRECT, After.SILENCE);

    private enum After {
        HTTP,
        SILENCE,
        POSTGRESQL,
        MQTT
    }

    private final int port;
    private final StartupProtocol startup;
    private final After after;

    Scheme(int port, StartupProtocol startup, After after) {
        this.port = port;
        this.startup = startup;
        this.after = after;
    }

    static Optional<Scheme> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /// The first that means the same.
    static Scheme of(StartupProtocol startup, Application application) {
        return Arrays.stream(values())
                .filter(s ->
                        s.startup == startup && s.application("/").getClass().equals(application.getClass()))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(s -> s.startup == startup)
                        .findFirst())
                .orElse(TLS);
    }

    /// The one that begins with these words before TLS.
    public static Scheme of(StartupProtocol startup) {
        return Arrays.stream(values())
                .filter(s -> s.startup == startup)
                .findFirst()
                .orElseThrow();
    }

    static String words() {
        return Arrays.stream(values()).map(s -> s.word() + "://").collect(Collectors.joining(" "));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The usual one.
    public int port() {
        return port;
    }

    public StartupProtocol startup() {
        return startup;
    }

    /// What is said once the connection is encrypted.
    ///
    /// @param path for HTTP
    public Application application(String path) {
        return switch (after) {
            case HTTP -> new Application.Http(path);
            case SILENCE -> new Application.Silent();
            case POSTGRESQL -> new Application.PostgreSql();
            case MQTT -> new Application.Mqtt();
        };
    }
}
