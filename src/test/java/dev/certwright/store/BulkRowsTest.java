package dev.certwright.store;

import static dev.certwright.store.VaultFixture.key;
import static dev.certwright.store.VaultFixture.root;
import static dev.certwright.store.VaultFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.name.GeneralName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkRowsTest {
    @TempDir
    Path folder;

    @Test
    void listsShowTheSameAsOfEntriesThatWereAddedOneByOne() throws PkiException {
        try (var many = vault("many");
                var single = vault("single")) {
            many.bulk().add(many.add(root("CA", key("ca"))).id(), leaves(1, 250));
            var ca = single.add(root("CA", key("ca")));
            for (var leaf : leaves(1, 250)) {
                single.add(new NewEntry(
                        leaf.name(),
                        leaf.profile(),
                        leaf.certificate(),
                        new NewEntry.IssuedBy.Known(ca.id()),
                        Optional.of(leaf.pkcs8())));
            }
            assertEquals(single.summaries(), many.summaries());
            assertEquals(single.entries(), many.entries());
        }
    }

    @Test
    void eachKeyOpensForItsEntryAndItsEntryOnly() throws Exception {
        var file = folder.resolve("vault");
        try (var vault = VaultFixture.open(file)) {
            vault.protect(Optional.empty());
            var ids = vault.bulk().add(vault.add(root("CA", key("ca"))).id(), leaves(1, 3));
            for (int i = 0; i < 3; i++) {
                try (var opened = vault.privateKey(ids.get(i))) {
                    assertEquals("key " + (i + 1), text(opened));
                }
            }
            VaultFixture.execute(
                    file,
                    "UPDATE private_key SET (nonce, sealed) = (SELECT nonce, sealed FROM private_key WHERE entry_id = "
                            + ids.get(0).value() + ") WHERE entry_id = "
                            + ids.get(1).value());
            assertThrows(PkiException.VaultDamaged.class, () -> vault.privateKey(ids.get(1)));
        }
    }

    @Test
    void eachHasItsLineInTheAuditLog() throws PkiException {
        try (var vault = vault("vault")) {
            vault.bulk().add(vault.add(root("CA", key("ca"))).id(), leaves(1, 3));
            assertEquals(
                    List.of("leaf 3", "leaf 2", "leaf 1"),
                    vault.auditEvents(3).stream().map(AuditEvent::subject).toList());
        }
    }

    @Test
    void aNameThatIsTakenKeepsAllOut() throws PkiException {
        try (var vault = vault("vault")) {
            var ca = vault.add(root("CA", key("ca"))).id();
            vault.bulk().add(ca, leaves(5, 5));
            var taken = assertThrows(
                    PkiException.EntryExists.class, () -> vault.bulk().add(ca, leaves(1, 5)));
            assertEquals(List.of("leaf 5"), taken.phrase().arguments());
            assertEquals(List.of("CA", "leaf 5"), VaultFixture.names(vault));
        }
    }

    @Test
    void aSerialNumberThatIsTakenKeepsAllOut() throws PkiException {
        try (var vault = vault("vault")) {
            var ca = vault.add(root("CA", key("ca"))).id();
            vault.bulk().add(ca, leaves(1, 1));
            var again = leaf(1, "another");
            assertThrows(PkiException.SerialTaken.class, () -> vault.bulk().add(ca, List.of(leaf(2, "leaf 2"), again)));
            assertEquals(List.of("CA", "leaf 1"), VaultFixture.names(vault));
        }
    }

    @Test
    void aLockedAReadOnlyAndAVaultWithoutTheCaTakeNone() throws PkiException {
        var file = folder.resolve("vault");
        EntryId ca;
        try (var vault = VaultFixture.open(file)) {
            vault.protect(VaultFixture.passphrase("correct horse"));
            ca = vault.add(root("CA", key("ca"))).id();
            vault.lock();
            assertThrows(PkiException.VaultLocked.class, () -> vault.bulk().add(ca, leaves(1, 2)));
            assertEquals(List.of("CA"), VaultFixture.names(vault));
            assertThrows(PkiException.EntryMissing.class, () -> vault.bulk().add(new EntryId(77), leaves(1, 2)));
        }
        try (var vault = VaultFixture.openReadOnly(file)) {
            assertThrows(PkiException.VaultReadOnly.class, () -> vault.bulk().add(ca, leaves(1, 2)));
        }
    }

    @Test
    void findsEntriesByManyNames() throws PkiException {
        try (var vault = vault("vault")) {
            vault.bulk().add(vault.add(root("CA", key("ca"))).id(), leaves(1, 230));
            var wanted = leaves(150, 400).stream().map(NewLeaf::name).toList();
            var found = vault.bulk().named(wanted);
            assertEquals(81, found.size());
            assertEquals("leaf 230", found.get("leaf 230").name());
        }
    }

    private Vault vault(String name) throws PkiException {
        var vault = VaultFixture.open(folder.resolve(name));
        vault.protect(Optional.empty());
        return vault;
    }

    private static List<NewLeaf> leaves(int from, int to) throws PkiException {
        var leaves = new ArrayList<NewLeaf>();
        for (int i = from; i <= to; i++) {
            leaves.add(leaf(i, "leaf " + i));
        }
        return leaves;
    }

    private static NewLeaf leaf(int number, String name) throws PkiException {
        var certificate = TestCertificates.issued(name, "CA", 1_000 + number);
        var details = JdkDecoder.decode(certificate);
        return new NewLeaf(
                name,
                CertificateProfile.CLIENT,
                certificate,
                details.serialNumber(),
                details.subject().toString(),
                details.subjectAltNames().stream().map(GeneralName::value).collect(Collectors.joining(" ")),
                details.publicKey().label(),
                details.validity(),
                key("key " + number).orElseThrow());
    }
}
