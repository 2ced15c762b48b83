package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.leaf;
import static dev.certwright.store.VaultFixture.names;
import static dev.certwright.store.VaultFixture.outsider;
import static dev.certwright.store.VaultFixture.root;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.EntryId;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(VaultKind.class)
class VaultEntriesTest {
    @Parameter
    private VaultKind kind;

    @TempDir
    private Path folder;

    private VaultLocation place;
    private Vault vault;

    @BeforeEach
    void openVault() throws Exception {
        place = kind.fresh(folder);
        vault = VaultFixture.open(place);
    }

    @AfterEach
    void closeVault() {
        vault.close();
    }

    @Test
    void anEntryReadsBackAsItWasAdded() throws PkiException {
        var ca = vault.add(root("My CA", Optional.empty()));
        var server = vault.add(leaf("server", ca, 7, Optional.empty()));
        vault.close();
        vault = VaultFixture.open(place);
        assertEquals(List.of(ca, server), vault.entries());
        assertEquals(Optional.of(server), vault.entry(server.id()));
        assertEquals(Optional.of(server), vault.entry(" server "));
        assertEquals(VaultFixture.NOW, server.createdAt());
        assertEquals(Optional.of(ca.id()), server.issuer());
        assertTrue(ca.root());
        assertFalse(server.hasPrivateKey());
    }

    @Test
    void whatIsNotThereIsNotFound() throws PkiException {
        assertEquals(Optional.empty(), vault.entry("nobody"));
        assertEquals(Optional.empty(), vault.entry(new EntryId(5)));
        assertThrows(PkiException.EntryMissing.class, () -> vault.privateKey(new EntryId(5)));
        assertThrows(PkiException.EntryMissing.class, () -> vault.remove(new EntryId(5)));
        assertThrows(PkiException.EntryMissing.class, () -> vault.rename(new EntryId(5), "x"));
        assertThrows(
                PkiException.EntryMissing.class,
                () -> vault.add(new NewEntry(
                        "x",
                        CertificateProfile.CLIENT,
                        TestCertificates.root("x"),
                        new NewEntry.IssuedBy.Known(new EntryId(5)),
                        Optional.empty())));
    }

    @Test
    void aNameIsTrimmedAndUniqueWithItsCapitals() throws PkiException {
        assertEquals("測試 CA", vault.add(root("  測試 CA ", Optional.empty())).name());
        assertThrows(PkiException.EntryExists.class, () -> vault.add(root("測試 CA ", Optional.empty())));
        vault.add(root("測試 ca", Optional.empty()));
        assertEquals(2, vault.entries().size());
    }

    @Test
    void aNameHasOneToAHundredAndTwentyEightCharacters() throws PkiException {
        vault.add(outsider("𝄞".repeat(128), "x", 1));
        for (var bad : List.of("", "  ", "n".repeat(129), "a\u0007b")) {
            assertThrows(PkiException.InvalidInput.class, () -> vault.add(outsider(bad, "y", 2)));
        }
        assertEquals(1, vault.entries().size());
    }

    @Test
    void aSerialNumberIsUniquePerIssuerInTheVault() throws PkiException {
        var ca = vault.add(root("CA", Optional.empty()));
        var other = vault.add(root("Other", Optional.empty()));
        vault.add(leaf("a", ca, 7, Optional.empty()));
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 7, Optional.empty())));
        // the root's own serial number is 1
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(leaf("b", ca, 1, Optional.empty())));
        vault.add(leaf("b", other, 7, Optional.empty()));
        assertEquals(List.of("CA", "Other", "a", "b"), names(vault));
    }

    @Test
    void aSerialNumberIsUniquePerIssuerOutsideTheVault() throws PkiException {
        vault.add(outsider("a", "Public CA", 7));
        assertThrows(PkiException.SerialTaken.class, () -> vault.add(outsider("b", "Public CA", 7)));
        vault.add(outsider("b", "Public CA", -7));
        vault.add(outsider("c", "Another CA", 7));
        assertEquals(List.of("a", "b", "c"), names(vault));
    }

    @Test
    void theConstraintItselfRefusesASerialNumberTwice() throws Exception {
        var ca = vault.add(root("CA", Optional.empty()));
        vault.add(leaf("a", ca, 7, Optional.empty()));
        vault.add(leaf("b", ca, 8, Optional.empty()));
        var refused = assertThrows(
                SQLException.class,
                () -> VaultFixture.execute(place, "UPDATE entry SET serial = x'07' WHERE name = 'b'"));
        // SQLite says the columns, PostgreSQL the name that it gave to the constraint
        assertTrue(
                refused.getMessage().matches("(?s).*(entry\\.issuer_id, entry\\.serial|entry_issuer_id_serial_key).*"),
                refused.getMessage());
    }

    @Test
    void allAreAddedOrNone() throws PkiException {
        var ca = vault.add(root("CA", Optional.empty()));
        long before = vault.changeCounter();
        assertThrows(
                PkiException.SerialTaken.class,
                () -> vault.addAll(List.of(leaf("a", ca, 7, Optional.empty()), leaf("b", ca, 7, Optional.empty()))));
        assertEquals(List.of("CA"), names(vault));
        assertEquals(before, vault.changeCounter());
        assertEquals("CA", vault.auditEvents(1).getFirst().subject());
        vault.addAll(List.of(leaf("a", ca, 7, Optional.empty()), leaf("b", ca, 8, Optional.empty())));
        assertEquals(List.of("CA", "a", "b"), names(vault));
    }

    @Test
    void whatIsNotACertificateIsRefused() throws PkiException {
        var garbage = new NewEntry(
                "x",
                CertificateProfile.CLIENT,
                new EncodedCertificate(new byte[] {1, 2, 3}),
                new NewEntry.IssuedBy.Outsider(),
                Optional.empty());
        assertThrows(PkiException.Malformed.class, () -> vault.add(garbage));
        assertEquals(List.of(), vault.entries());
    }

    @Test
    void anAuthorityIsRemovedOnlyAfterWhatItIssued() throws PkiException {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("ca key")));
        var a = vault.add(leaf("a", ca, 7, key("a key")));
        assertThrows(PkiException.AuthorityInUse.class, () -> vault.remove(ca.id()));
        vault.remove(a.id());
        vault.remove(ca.id());
        assertEquals(List.of(), vault.entries());
        assertThrows(PkiException.EntryMissing.class, () -> vault.privateKey(a.id()));
    }

    @Test
    void theNumberOfARemovedEntryIsNotGivenAgain() throws PkiException {
        var first = vault.add(root("CA", Optional.empty()));
        vault.remove(first.id());
        assertNotEquals(first.id(), vault.add(root("CA", Optional.empty())).id());
    }

    @Test
    void aRenamedEntryKeepsItsKey() throws PkiException {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("ca key")));
        vault.add(root("Other", Optional.empty()));
        vault.rename(ca.id(), " New ");
        assertEquals("New", vault.entry(ca.id()).orElseThrow().name());
        assertEquals("ca key", VaultFixture.text(vault.privateKey(ca.id())));
        vault.rename(ca.id(), "New");
        assertThrows(PkiException.EntryExists.class, () -> vault.rename(ca.id(), "Other"));
        assertThrows(PkiException.InvalidInput.class, () -> vault.rename(ca.id(), ""));
    }

    @Test
    void everyChangeLeavesOneLineInTheAuditLog() throws PkiException {
        vault.protect(Optional.empty());
        var ca = vault.add(root("CA", key("k")));
        vault.rename(ca.id(), "CB");
        vault.setSetting("theme", "dark");
        vault.remove(ca.id());
        vault.changePassphrase(Optional.empty(), VaultFixture.passphrase("new one"));
        assertEquals(
                List.of(
                        "vault.passphraseChanged ",
                        "entry.removed CB",
                        "setting.changed theme",
                        "entry.renamed CA → CB",
                        "entry.added CA",
                        "vault.protected ",
                        "vault.created "),
                vault.auditEvents(10).stream()
                        .map(e -> e.action() + " " + e.subject())
                        .toList());
        assertEquals(
                new AuditEvent(VaultFixture.NOW, "vault.passphraseChanged", ""),
                vault.auditEvents(1).getFirst());
    }

    @Test
    void settingsAreKept() throws PkiException {
        assertEquals(Optional.empty(), vault.setting("theme"));
        vault.setSetting("theme", "dark");
        vault.setSetting("theme", "light");
        vault.close();
        vault = VaultFixture.open(place);
        assertEquals(Optional.of("light"), vault.setting("theme"));
    }

    @Test
    void tenThousandEntriesAreListedInOneQueryAndDecodedOnlyWhenTheyAreAdded() throws Exception {
        assumeTrue(kind == VaultKind.FILE, "ten thousand one by one take too long over a connection");
        var decodings = new AtomicInteger();
        CertificateDecoder decoder = c -> {
            decodings.incrementAndGet();
            return JdkDecoder.decode(c);
        };
        var clock = InstantSource.fixed(VaultFixture.NOW);
        try (var large = VaultFixture.open(
                Database.open(folder.resolve("large.db"), Duration.ofSeconds(10), clock), clock, decoder)) {
            large.addAll(tenThousand());
            assertEquals(10_000, large.summaries().size());
            assertEquals(10_000, large.summaries().size());
            assertEquals(10_000, decodings.get());
        }
        var queries = new AtomicInteger();
        try (var connection = VaultFixture.jdbc(folder.resolve("large.db"))) {
            var all = SummaryRows.all(counting(connection, queries), place);
            assertEquals(10_000, all.size());
        }
        assertEquals(1, queries.get());
    }

    private static List<NewEntry> tenThousand() throws GeneralSecurityException {
        var publicKey =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
        var entries = new ArrayList<NewEntry>();
        for (int i = 1; i <= 10_000; i++) {
            entries.add(new NewEntry(
                    "entry " + i,
                    CertificateProfile.CLIENT,
                    TestCertificates.issued("entry " + i, "CA", BigInteger.valueOf(i), publicKey),
                    new NewEntry.IssuedBy.Outsider(),
                    Optional.empty()));
        }
        return entries;
    }

    private static Connection counting(Connection connection, AtomicInteger queries) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().matches("prepareStatement|createStatement")) {
                        queries.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
