package dev.certwright.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.testing.Pki;
import dev.certwright.testing.PostgresCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and whom the program trusts: TLS with authorities of our own, passwords, client certificates. All
/// certificates are made by OpenSSL.
@Timeout(60)
class PostgresTrustTest {
    @TempDir
    static Path folder;

    private static PostgresCluster cluster;

    private final List<String> questions = new ArrayList<>();

    @BeforeAll
    static void startServer() throws Exception {
        cluster = PostgresCluster.start();
        var pki = new Pki(folder);
        pki.root("ours");
        pki.root("theirs");
        pki.issue(
                "server",
                "ours",
                "keyUsage=critical,digitalSignature",
                "extendedKeyUsage=serverAuth",
                "subjectAltName=DNS:localhost");
        // the common name of a client certificate is the user of the database
        for (var client : List.of("alice", "mallory")) {
            pki.request(client, "EC", "P-256");
            pki.openssl("req", "-new", "-key", client + ".key", "-subj", "/CN=alice", "-out", client + ".csr");
            pki.sign(
                    client,
                    client.equals("alice") ? "ours" : "theirs",
                    List.of("-days", "30"),
                    "extendedKeyUsage=clientAuth");
        }
        pki.openssl("pkcs8", "-topk8", "-nocrypt", "-in", "alice.key", "-outform", "DER", "-out", "alice.pk8");
        pki.openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "bob.key",
                "-subj",
                "/CN=bob",
                "-out",
                "bob.csr");
        pki.sign("bob", "ours", List.of("-days", "30"), "extendedKeyUsage=clientAuth");
        cluster.execute(
                "team",
                "CREATE ROLE alice LOGIN IN ROLE certwright",
                "CREATE ROLE bob LOGIN IN ROLE certwright",
                "CREATE ROLE carol LOGIN IN ROLE certwright PASSWORD 'sesame öffne dich'",
                "CREATE ROLE dora LOGIN IN ROLE certwright");
        cluster.stopServer();
        cluster.configure(
                "ssl = on",
                "ssl_cert_file = '" + cluster.adopt(folder.resolve("server.pem")) + "'",
                "ssl_key_file = '" + cluster.adopt(folder.resolve("server.key")) + "'",
                "ssl_ca_file = '" + cluster.adopt(folder.resolve("ours.pem")) + "'");
        cluster.admit(
                "hostssl all alice,bob 127.0.0.1/32 cert",
                "host all carol 127.0.0.1/32 scram-sha-256",
                "hostssl all dora 127.0.0.1/32 trust",
                "host all postgres 127.0.0.1/32 trust",
                "hostnossl all certwright 127.0.0.1/32 trust");
        cluster.startServer();
    }

    @AfterAll
    static void stopServer() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private String url(String user, String host, String query) {
        return "postgresql://" + user + "@" + host + ":" + cluster.port() + "/team" + query;
    }

    private static String roots(String authority) {
        return "sslrootcert=" + folder.resolve(authority + ".pem");
    }

    private static String client(String certificate, String key) {
        return "&sslcert=" + folder.resolve(certificate) + "&sslkey=" + folder.resolve(key);
    }

    private String open(String url) throws PkiException {
        return open(url, DatabasePassword.NONE);
    }

    /// @return how the server sees the connection
    private String open(String url, DatabasePassword password) throws PkiException {
        var location = (VaultLocation.OnServer) VaultLocation.parse(url).orThrow();
        try (var database = PostgresDatabase.open(location, password, Duration.ofSeconds(10), InstantSource.system())) {
            return database.read(c -> {
                try (var statement = c.createStatement();
                        var rows = statement.executeQuery(
                                "SELECT current_user || ' ' || coalesce(version, 'open') FROM pg_stat_ssl"
                                        + " WHERE pid = pg_backend_pid()")) {
                    rows.next();
                    return rows.getString(1);
                }
            });
        }
    }

    @Test
    void theServerOfOurAuthorityIsTrustedByItsName() throws PkiException {
        assertEquals("dora TLSv1.3", open(url("dora", "localhost", "?sslmode=verify-full&" + roots("ours"))));
        // naming the authority is enough, also for a server on this computer
        assertEquals("dora TLSv1.3", open(url("dora", "localhost", "?" + roots("ours"))));
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws PkiException {
        var url = url("dora", "127.0.0.1", "?sslmode=verify-full&" + roots("ours"));
        var refused = assertThrows(PkiException.DatabaseNotTrusted.class, () -> open(url));
        assertTrue(refused.phrase().arguments().get(1).toString().contains("127.0.0.1"), refused::toString);
        assertEquals("dora TLSv1.3", open(url.replace("verify-full", "verify-ca")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-full", "verify-ca", "require"})
    void aServerOfAnotherAuthorityIsRefused(String mode) {
        var url = url("dora", "localhost", "?sslmode=" + mode + "&" + roots("theirs"));
        assertThrows(PkiException.DatabaseNotTrusted.class, () -> open(url));
    }

    @Test
    void thePlatformDoesNotKnowOurAuthority() {
        var url = url("dora", "localhost", "?sslmode=verify-full&sslrootcert=system");
        assertThrows(PkiException.DatabaseNotTrusted.class, () -> open(url));
    }

    @Test
    void anAuthorityThatIsNotThereIsSaid() {
        var url = url("dora", "localhost", "?" + roots("nobody"));
        var refused = assertThrows(PkiException.DatabaseNotTrusted.class, () -> open(url));
        assertTrue(refused.phrase().arguments().get(1).toString().contains("nobody.pem"), refused::toString);
    }

    @Test
    void encryptionWithoutTrustIsByRequestOnly() throws PkiException {
        assertEquals("dora TLSv1.3", open(url("dora", "127.0.0.1", "?sslmode=require")));
        // on this computer there is nobody in between
        assertEquals("dora TLSv1.3", open(url("dora", "127.0.0.1", "")));
        assertEquals("certwright open", open(url("certwright", "127.0.0.1", "?sslmode=disable")));
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsAskedFor() throws Exception {
        cluster.stopServer();
        var conf = "ssl = off";
        cluster.configure(conf);
        cluster.startServer();
        try {
            var url = url("certwright", "localhost", "?" + roots("ours"));
            assertThrows(PkiException.DatabaseNotTrusted.class, () -> open(url, asking("sesame")));
            assertEquals(List.of(), questions);
        } finally {
            cluster.stopServer();
            cluster.configure(
                    "ssl = on",
                    "ssl_cert_file = '../server.pem'",
                    "ssl_key_file = '../server.key'",
                    "ssl_ca_file = '../ours.pem'");
            cluster.startServer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice.key", "alice.pk8"})
    void aClientCertificateOpens(String key) throws PkiException {
        var url = url("alice", "localhost", "?" + roots("ours") + client("alice.pem", key));
        assertEquals("alice TLSv1.3", open(url));
    }

    @Test
    void aClientCertificateWithAnRsaKeyOpens() throws PkiException {
        assertEquals("bob TLSv1.3", open(url("bob", "localhost", "?" + roots("ours") + client("bob.pem", "bob.key"))));
    }

    @Test
    void noneOrAnothersOrOneOfAnotherAuthorityDoesNotOpen() {
        var server = "?" + roots("ours");
        assertThrows(PkiException.DatabaseRefused.class, () -> open(url("alice", "localhost", server)));
        assertThrows(
                PkiException.DatabaseRefused.class,
                () -> open(url("bob", "localhost", server + client("alice.pem", "alice.key"))));
        // the server ends the handshake
        assertThrows(
                PkiException.class,
                () -> open(url("alice", "localhost", server + client("mallory.pem", "mallory.key"))));
    }

    @Test
    void aPasswordThatWasSaidOpens() throws PkiException {
        assertEquals("carol TLSv1.3", open(url("carol", "127.0.0.1", ""), saying("sesame öffne dich")));
        assertEquals(List.of(), questions);
        assertThrows(PkiException.DatabaseRefused.class, () -> open(url("carol", "127.0.0.1", ""), saying("sesame")));
    }

    @Test
    void aPasswordIsAskedForOnlyWhenTheServerWantsOne() throws PkiException {
        assertEquals("dora TLSv1.3", open(url("dora", "127.0.0.1", ""), asking("unused")));
        assertEquals(List.of(), questions);
        assertEquals("carol TLSv1.3", open(url("carol", "127.0.0.1", ""), asking("sesame öffne dich")));
        assertEquals(List.of(url("carol", "127.0.0.1", "")), questions);
        assertThrows(PkiException.DatabaseRefused.class, () -> open(url("carol", "127.0.0.1", ""), asking("sesame")));
        assertThrows(PkiException.DatabasePasswordMissing.class, () -> open(url("carol", "127.0.0.1", "")));
    }

    @Test
    void anAnswerServesForTheNextConnection() throws Exception {
        var location = (VaultLocation.OnServer)
                VaultLocation.parse(url("carol", "127.0.0.1", "")).orThrow();
        try (var database = PostgresDatabase.open(
                location, asking("sesame öffne dich"), Duration.ofSeconds(10), InstantSource.system())) {
            cluster.endConnections();
            assertTrue(database.changeCounter() > 0);
            assertEquals(1, questions.size());
        }
    }

    @Test
    void thePasswordFileOfPostgresqlIsRead() throws Exception {
        var file = Files.writeString(
                folder.resolve("pgpass"), "127.0.0.1:" + cluster.port() + ":team:carol:sesame öffne dich\n");
        System.setProperty("org.postgresql.pgpassfile", file.toString());
        try {
            assertEquals("carol TLSv1.3", open(url("carol", "127.0.0.1", "")));
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    private static DatabasePassword saying(String password) {
        return new DatabasePassword() {
            @Override
            public Optional<Passphrase> said() {
                return VaultFixture.passphrase(password);
            }

            @Override
            public Optional<Passphrase> ask(VaultLocation.OnServer location) {
                throw new AssertionError("asked although it was said");
            }
        };
    }

    private DatabasePassword asking(String answer) {
        var answers = new ArrayDeque<>(List.of(answer));
        return new DatabasePassword() {
            @Override
            public Optional<Passphrase> said() {
                return Optional.empty();
            }

            @Override
            public Optional<Passphrase> ask(VaultLocation.OnServer location) {
                questions.add(location.toString());
                return VaultFixture.passphrase(answers.remove());
            }
        };
    }
}
