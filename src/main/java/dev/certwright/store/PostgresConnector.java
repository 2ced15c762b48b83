package dev.certwright.store;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.DatabaseTls;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.GT;

/// Makes connections to a database, each like the other. The only file that knows the driver.
final class PostgresConnector implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// A server that says nothing for so long is gone. More than [Database#BUSY_TIMEOUT].
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final VaultLocation.OnServer location;
    private final DatabasePassword password;
    private final Duration patience;

    /// What a person answered, and the server took.
    private @Nullable Passphrase answered;

    /// @param patience how long to wait for another program that writes
    PostgresConnector(VaultLocation.OnServer location, DatabasePassword password, Duration patience) {
        this.location = location;
        this.password = password;
        this.patience = patience;
    }

    /// @throws PkiException when there is none to be had
    Connection connect() throws PkiException {
        try {
            return connectAsKnown();
        } catch (SQLException e) {
            throw PostgresFailure.ofConnecting(location, e);
        }
    }

    private Connection connectAsKnown() throws SQLException, PkiException {
        if (answered != null) {
            return connect(Optional.of(answered));
        }
        try (var said = password.said().orElseGet(() -> new Passphrase(new char[0]))) {
            return connect(said.isEmpty() ? Optional.empty() : Optional.of(said));
        } catch (SQLException e) {
            if (!wantsPassword(e)) {
                throw e;
            }
            return connectAsking(e);
        }
    }

    private Connection connectAsking(SQLException wanted) throws SQLException, PkiException {
        var answer =
                password.ask(location).orElseThrow(() -> new PkiException.DatabasePasswordMissing(location, wanted));
        boolean taken = false;
        try {
            var connection = connect(Optional.of(answer));
            answered = answer;
            taken = true;
            return connection;
        } finally {
            if (!taken) {
                answer.close();
            }
        }
    }

    /// The server asked and nothing was there to say. The driver tells that apart from a server without TLS by its
    /// words alone.
    private static boolean wantsPassword(SQLException e) {
        return "08004".equals(e.getSQLState())
                && e.getCause() == null
                && !GT.tr("The server does not support SSL.").equals(e.getMessage());
    }

    private Connection connect(Optional<Passphrase> known) throws SQLException {
        var properties = properties();
        if (known.isPresent()) {
            var characters = known.get().copy();
            try {
                // the driver takes nothing but a string
                properties.setProperty("password", new String(characters));
            } finally {
                Arrays.fill(characters, '\0');
            }
        }
        var driver = new Driver();
        quieten();
        var connection = driver.connect(url(), properties);
        if (connection == null) {
            throw new IllegalStateException("the driver does not know " + url());
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /// What goes wrong reaches the person as a sentence; the driver would write it to the terminal besides.
    private static void quieten() {
        var log = java.util.logging.Logger.getLogger("org.postgresql");
        if (log.getLevel() == null) {
            log.setLevel(java.util.logging.Level.OFF);
        }
    }

    private String url() {
        var host = location.host().contains(":") ? "[" + location.host() + "]" : location.host();
        return "jdbc:postgresql://" + host + ":" + location.port() + "/"
                + URLEncoder.encode(location.database(), StandardCharsets.UTF_8);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", location.user().orElseGet(() -> System.getProperty("user.name")));
        properties.setProperty("ApplicationName", "certwright");
        // nothing that others put into another schema is taken for ours
        properties.setProperty("currentSchema", PostgresSchema.NAME + ",pg_temp");
        // whoever stops in the middle of a change gives way to the others
        properties.setProperty(
                "options",
                "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(patience.toMillis(), SILENCE.toMillis()));
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        protect(properties, location.tls());
        return properties;
    }

    private static void protect(Properties properties, DatabaseTls tls) {
        properties.setProperty("sslmode", tls.mode().word());
        tls.authorities().ifPresent(authorities -> {
            switch (authorities) {
                case DatabaseTls.Authorities.OfFile(var file) ->
                    properties.setProperty("sslrootcert", file.toAbsolutePath().toString());
                case DatabaseTls.Authorities.OfPlatform() ->
                    properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        });
        tls.certificate().ifPresent(file -> {
            properties.setProperty("sslcert", file.toAbsolutePath().toString());
            // of a key in PEM the driver wants to be told the kind
            keyAlgorithm(file).ifPresent(algorithm -> properties.setProperty("pemKeyAlgorithm", algorithm));
        });
        tls.key()
                .ifPresent(file ->
                        properties.setProperty("sslkey", file.toAbsolutePath().toString()));
    }

    /// Empty when the certificate cannot be read, which the driver then says.
    private static Optional<String> keyAlgorithm(Path certificate) {
        try (var in = Files.newInputStream(certificate)) {
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getAlgorithm());
        } catch (IOException | CertificateException _) {
            return Optional.empty();
        }
    }

    /// Forgets what a person answered.
    @Override
    public void close() {
        if (answered != null) {
            answered.close();
            answered = null;
        }
    }
}
