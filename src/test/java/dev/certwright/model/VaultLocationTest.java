package dev.certwright.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.DatabaseTls.Authorities;
import dev.certwright.model.DatabaseTls.Mode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultLocationTest {
    private static VaultLocation.OnServer server(String text) throws PkiException {
        return assertInstanceOf(
                VaultLocation.OnServer.class, VaultLocation.parse(text).orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.db", "/tmp/a b.certwright", "postgresql.db", "x:y", "http:vault"})
    void everythingElseIsAFile(String text) throws PkiException {
        assertEquals(
                new VaultLocation.InFile(Path.of(text)),
                VaultLocation.parse(text).orThrow());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            postgresql://db.example.com/team,           db.example.com, 5432, team, ''
            postgres://alice@db:6432/team,              db,             6432, team, alice
            POSTGRESQL://[2001:db8::1]/team,            2001:db8::1,    5432, team, ''
            postgresql://al%40ice@[::1]:5433/our%20team, ::1,           5433, our team, al@ice
            postgresql://a+b@db/c+d,                    db,             5432, c+d,  a+b
            """)
    void anAddressHasItsParts(String text, String host, int port, String database, String user) throws PkiException {
        var read = server(text);
        assertEquals(host, read.host());
        assertEquals(port, read.port());
        assertEquals(database, read.database());
        assertEquals(Optional.of(user).filter(u -> !u.isEmpty()), read.user());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            postgresql://a@db/team?sslmode=require, postgresql://a@db/team
            postgres://a@db:5432/team,              postgresql://a@db/team
            postgresql://[::1]:5433/team,           postgresql://[::1]:5433/team
            """)
    void whatAPersonReadsIsShort(String text, String shown) throws PkiException {
        assertEquals(shown, server(text).toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            postgresql://db/t,                                     VERIFY_FULL
            postgresql://10.0.0.1/t,                               VERIFY_FULL
            postgresql://127.0.0.1.example.com/t,                  VERIFY_FULL
            postgresql://localhost/t,                              PREFER
            postgresql://127.0.0.1/t,                              PREFER
            postgresql://[::1]/t,                                  PREFER
            postgresql://localhost/t?sslrootcert=ca.pem,           VERIFY_FULL
            postgresql://db/t?sslmode=require,                     REQUIRE
            postgresql://db/t?sslmode=require&sslrootcert=ca.pem,  VERIFY_CA
            postgresql://db/t?sslmode=disable,                     DISABLE
            postgresql://db/t?SSLMODE=verify-ca,                   VERIFY_CA
            """)
    void theServerIsVerifiedUnlessItIsHereOrAPersonSaysOtherwise(String text, Mode mode) throws PkiException {
        assertEquals(mode, server(text).tls().mode());
    }

    @Test
    void filesForTlsAreNamed() throws PkiException {
        var tls = server("postgresql://db/t?sslrootcert=/etc/ca%20s.pem&sslcert=me.pem&sslkey=me.key")
                .tls();
        assertEquals(Optional.of(new Authorities.OfFile(Path.of("/etc/ca s.pem"))), tls.authorities());
        assertEquals(Optional.of(Path.of("me.pem")), tls.certificate());
        assertEquals(Optional.of(Path.of("me.key")), tls.key());
        assertEquals(
                Optional.of(new Authorities.OfPlatform()),
                server("postgresql://db/t?sslrootcert=system").tls().authorities());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            postgresql://a:sesame@db/t,             password
            postgresql://a:@db/t,                   password
            postgresql://a@db/t?password=sesame,    password
            postgresql://a@db/t?sslpassword=sesame, password
            postgresql://db,                        database
            postgresql://db/,                       database
            postgresql://db/a/b,                    database
            postgresql:///t,                        host
            'postgresql://a,b/t',                   host
            postgresql://dä/t,                      host
            postgresql://%2Fvar%2Frun/t,            socket
            postgresql://db:0/t,                    port
            postgresql://db:65536/t,                port
            postgresql://db:x/t,                    port
            postgresql://db/t%,                     percent
            postgresql://db/t?sslmode=prefer,       sslmode
            postgresql://db/t?sslmode=allow,        sslmode
            postgresql://db/t?sslmode=,             sslmode
            postgresql://db/t?options=-c,           parameter
            postgresql://db/t?sslcert=a.pem,        clientCertificate
            postgresql://db/t?sslkey=a.key,         clientCertificate
            """)
    void whatCannotBeUsedIsSaid(String text, String violation) {
        var refused = assertThrows(
                PkiException.InvalidInput.class, () -> VaultLocation.parse(text).orThrow());
        assertEquals("violation.vaultLocation." + violation, refused.phrase().key());
        assertFalse(refused.toString().contains("sesame"), refused::toString);
    }
}
