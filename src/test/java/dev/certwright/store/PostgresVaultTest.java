package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.outsider;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.testing.PostgresCluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What only a vault on a server meets: another one’s tables, rights, a connection that breaks.
@Timeout(60)
class PostgresVaultTest {
    @TempDir
    private Path folder;

    private PostgresCluster cluster;
    private VaultLocation place;

    @BeforeEach
    void emptyDatabase() throws Exception {
        place = VaultKind.SERVER.fresh(folder);
        cluster = PostgresCluster.shared();
    }

    @Test
    void bothKindsHaveTheSameTablesAndColumns() throws Exception {
        var file = new VaultLocation.InFile(folder.resolve("vault.db"));
        VaultFixture.open(file).close();
        VaultFixture.open(place).close();
        var onServer = columns(place, """
                SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'certwright'""");
        assertEquals(List.of("changes", "id", "version"), List.copyOf(onServer.remove("database_state")));
        assertEquals(columns(file, """
                        SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"""), onServer);
    }

    private static Map<String, TreeSet<String>> columns(VaultLocation place, String query) throws SQLException {
        var all = new TreeMap<String, TreeSet<String>>();
        try (var connection = VaultFixture.jdbc(place);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(rows.getString(2));
            }
        }
        return all;
    }

    @Test
    void bothKindsListNamesInTheSameOrder() throws Exception {
        var names = List.of("b", "A", "a", "Z", "é", "測試", "a b", "a-b", "_");
        var seen = new ArrayList<List<String>>();
        for (var where : List.of(place, new VaultLocation.InFile(folder.resolve("vault.db")))) {
            try (var vault = VaultFixture.open(where)) {
                for (var name : names) {
                    vault.add(outsider(name, "CA", names.indexOf(name)));
                }
                seen.add(names(vault));
            }
        }
        assertEquals(seen.get(1), seen.get(0));
    }

    @Test
    void theTablesOfOthersAreLeftAlone() throws Exception {
        cluster.execute("team", "DROP TABLE IF EXISTS public.entry", "CREATE TABLE public.entry (id integer)");
        try (var vault = VaultFixture.open(place)) {
            vault.add(root("CA", Optional.empty()));
            assertEquals(List.of("CA"), names(vault));
        }
        assertEquals("0", VaultFixture.query(place, "SELECT count(*) FROM public.entry"));
        cluster.execute("team", "DROP TABLE public.entry");
    }

    @Test
    void aSchemaOfThatNameThatIsSomethingElseIsNotAVault() throws Exception {
        cluster.execute("team", "CREATE SCHEMA certwright AUTHORIZATION certwright", "CREATE TABLE certwright.t ()");
        assertThrows(PkiException.NotAVault.class, () -> VaultFixture.open(place));
        cluster.execute("team", "DROP TABLE certwright.t");
        // prepared by an administrator for somebody who may not make schemas
        cluster.execute("team", "REVOKE CREATE ON DATABASE team FROM certwright");
        VaultFixture.open(place).close();
        cluster.execute("team", "GRANT CREATE ON DATABASE team TO certwright");
    }

    @Test
    void aVaultOfANewerProgramSaysSo() throws Exception {
        VaultFixture.open(place).close();
        VaultFixture.execute(place, "UPDATE database_state SET version = 99");
        var refused = assertThrows(PkiException.VaultTooNew.class, () -> VaultFixture.open(place));
        assertEquals(List.of(place.toString(), 99, 1), refused.phrase().arguments());
    }

    @Test
    void everybodyInTheRoleOfTheOwnerWorksWithTheVault() throws Exception {
        for (var member : List.of("ann", "ben")) {
            cluster.execute(
                    "team",
                    "DO $$ BEGIN CREATE ROLE " + member
                            + " LOGIN IN ROLE certwright; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            var url = cluster.url().replace("certwright@", member + "@");
            try (var vault = VaultFixture.open(VaultLocation.parse(url).orThrow())) {
                vault.add(root("CA of " + member, Optional.empty()));
            }
        }
        assertEquals("certwright", VaultFixture.query(place, """
                SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'certwright'"""));
    }

    @Test
    void whoMayOnlyReadCannotChange() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            vault.add(root("CA", Optional.empty()));
        }
        cluster.execute(
                "team",
                "DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT USAGE ON SCHEMA certwright TO reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA certwright TO reader");
        var url = cluster.url().replace("certwright@", "reader@");
        try (var vault = VaultFixture.open(VaultLocation.parse(url).orThrow())) {
            assertTrue(vault.readOnly());
            assertEquals(List.of("CA"), names(vault));
            assertThrows(PkiException.VaultReadOnly.class, () -> vault.setSetting("theme", "dark"));
        }
    }

    @Test
    void whoLosesTheRightToWriteIsTold() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            cluster.execute("team", "REVOKE INSERT ON entry FROM certwright");
            assertThrows(PkiException.VaultReadOnly.class, () -> vault.add(root("CA", Optional.empty())));
            assertEquals(List.of(), names(vault));
        }
    }

    @Test
    void aDatabaseThatIsNotThereSaysSo() throws Exception {
        var missing =
                VaultLocation.parse(cluster.url().replace("/team", "/tea")).orThrow();
        var refused = assertThrows(PkiException.DatabaseMissing.class, () -> VaultFixture.open(missing));
        assertEquals("tea", refused.phrase().arguments().get(1));
    }

    @Test
    void aUserWhoIsNotKnownIsToldWhatTheServerSays() throws Exception {
        var stranger = VaultLocation.parse(cluster.url().replace("certwright@", "stranger@"))
                .orThrow();
        var refused = assertThrows(PkiException.DatabaseRefused.class, () -> VaultFixture.open(stranger));
        assertTrue(refused.phrase().arguments().get(1).toString().contains("\"stranger\""), refused::toString);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        var nobody = VaultLocation.parse("postgresql://a@127.0.0.1:1/b").orThrow();
        assertThrows(PkiException.VaultUnreachable.class, () -> VaultFixture.open(nobody));
        var nowhere = VaultLocation.parse("postgresql://a@host.invalid/b").orThrow();
        assertThrows(PkiException.VaultUnreachable.class, () -> VaultFixture.open(nowhere));
    }

    @Test
    void aConnectionThatBrokeWhileIdleIsNotNoticed() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            vault.protect(Optional.empty());
            cluster.endConnections();
            vault.add(root("CA", key("the key of CA")));
            cluster.endConnections();
            assertEquals(List.of("CA"), names(vault));
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfAChangeLeavesNothingOfIt() throws Exception {
        var clock = InstantSource.fixed(VaultFixture.NOW);
        try (var database = VaultFixture.database(place, Duration.ofSeconds(10), clock)) {
            long before = database.changeCounter();
            assertThrows(
                    PkiException.VaultUnreachable.class,
                    () -> database.write(c -> {
                        Settings.write(c, "first", "1");
                        cluster.endConnections();
                        Settings.write(c, "second", "2");
                        return true;
                    }));
            // the next use makes another connection
            assertEquals(Optional.empty(), database.read(c -> Settings.read(c, "first")));
            assertEquals(before, database.changeCounter());
            database.write(c -> {
                Settings.write(c, "first", "again");
                return true;
            });
            assertEquals(Optional.of("again"), database.read(c -> Settings.read(c, "first")));
        }
    }

    @Test
    void aChangeThatTheServerNeverHeardOfIsSaidToBeNone() throws Exception {
        try (var line = new CutConnection(cluster.port());
                var database = through(line)) {
            line.cut(CutConnection.When.BEFORE_THE_SERVER_HEARS);
            assertThrows(PkiException.VaultUnreachable.class, () -> change(database));
            assertEquals(Optional.empty(), database.read(c -> Settings.read(c, "theme")));
        }
    }

    @Test
    void aChangeWhoseConfirmationWasLostIsFoundOut() throws Exception {
        try (var line = new CutConnection(cluster.port());
                var database = through(line)) {
            line.cut(CutConnection.When.BEFORE_THE_CLIENT_HEARS);
            change(database);
            assertEquals(Optional.of("dark"), database.read(c -> Settings.read(c, "theme")));
        }
    }

    @Test
    void aChangeThatNobodyCanAskAboutIsSaidToBeUncertain() throws Exception {
        try (var line = new CutConnection(cluster.port());
                var database = through(line)) {
            line.cut(CutConnection.When.FOR_GOOD);
            assertThrows(PkiException.ChangeUncertain.class, () -> change(database));
        }
    }

    private Database through(CutConnection line) throws PkiException {
        VaultFixture.open(place).close();
        var url = cluster.url().replace(":" + cluster.port(), ":" + line.port());
        return VaultFixture.database(
                VaultLocation.parse(url).orThrow(), Duration.ofSeconds(10), InstantSource.fixed(VaultFixture.NOW));
    }

    private static void change(Database database) throws PkiException {
        database.write(c -> {
            Settings.write(c, "theme", "dark");
            return true;
        });
    }

    @Test
    void aServerThatStopsAndStartsIsFoundAgain() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            vault.protect(VaultFixture.passphrase("words"));
            var ca = vault.add(root("CA", key("the key of CA")));
            cluster.stopServer();
            try {
                assertThrows(PkiException.VaultUnreachable.class, vault::entries);
                assertThrows(PkiException.VaultUnreachable.class, () -> vault.add(leaf("a", ca, 7, Optional.empty())));
            } finally {
                cluster.startServer();
            }
            vault.add(leaf("a", ca, 7, key("the key of a")));
            assertEquals(List.of("CA", "a"), names(vault));
            // what the passphrase opened stays open
            assertEquals("the key of CA", VaultFixture.text(vault.privateKey(ca.id())));
        }
    }

    @Test
    void anotherVaultInItsPlaceIsNoticed() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            cluster.empty();
            VaultFixture.open(place).close();
            cluster.endConnections();
            assertThrows(PkiException.VaultReplaced.class, () -> vault.add(root("CA", Optional.empty())));
        }
    }

    @Test
    void tablesThatWereTakenAwayAreNotMadeAnew() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            cluster.empty();
            assertThrows(PkiException.NotAVault.class, vault::entries);
            cluster.endConnections();
            assertThrows(PkiException.NotAVault.class, vault::entries);
        }
        assertEquals("", VaultFixture.query(place, "SELECT 1 FROM pg_namespace WHERE nspname = 'certwright'"));
    }

    @Test
    void readingSeesOneStateThroughout() throws Exception {
        var clock = InstantSource.fixed(VaultFixture.NOW);
        try (var reader = VaultFixture.database(place, Duration.ofSeconds(10), clock);
                var writer = VaultFixture.open(place)) {
            var seen = reader.read(c -> {
                var before = Settings.read(c, "theme");
                writer.setSetting("theme", "dark");
                return List.of(before, Settings.read(c, "theme"));
            });
            assertEquals(List.of(Optional.empty(), Optional.empty()), seen);
            assertEquals(Optional.of("dark"), reader.read(c -> Settings.read(c, "theme")));
        }
    }

    @Test
    void readingChangesNothing() throws Exception {
        try (var database = VaultFixture.database(place, Duration.ofSeconds(10), InstantSource.system())) {
            assertThrows(
                    PkiException.VaultReadOnly.class,
                    () -> database.read(c -> {
                        Settings.write(c, "theme", "dark");
                        return true;
                    }));
        }
    }

    @Test
    void theHistoryOfTestsIsKept() throws Exception {
        try (var vault = VaultFixture.open(place)) {
            var history = vault.history();
            var row = new TestHistory.Row(0, Instant.ofEpochMilli(7), "https://a/", "ann", "mutual", "requests");
            for (int i = 0; i < 4; i++) {
                history.add(new TestHistory.Kept(row, "{\"asked\":1}", "{\"é\":1}"), 3);
            }
            assertEquals(
                    List.of(4L, 3L, 2L),
                    history.list(9).stream().map(TestHistory.Row::id).toList());
            assertEquals("{\"é\":1}", history.find(3).orElseThrow().report());
            assertTrue(history.remove(3));
            assertFalse(history.remove(3));
            history.clear();
            assertEquals(List.of(), history.list(9));
        }
    }
}
