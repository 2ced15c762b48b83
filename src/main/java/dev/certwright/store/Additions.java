package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Puts certificates and their sealed keys into the tables.
final class Additions {
    private final Database database;
    private final InstantSource clock;
    private final CertificateDecoder decoder;
    private final EntryRows entries;
    private final PrivateKeyRows privateKeys;
    private final VaultLock lock;

    Additions(
            Database database,
            InstantSource clock,
            CertificateDecoder decoder,
            EntryRows entries,
            PrivateKeyRows privateKeys,
            VaultLock lock) {
        this.database = database;
        this.clock = clock;
        this.decoder = decoder;
        this.entries = entries;
        this.privateKeys = privateKeys;
        this.lock = lock;
    }

    /// An entry whose name and certificate can be read.
    record Checked(NewEntry entry, String name, CertificateDetails details) {}

    /// All of them or none.
    List<Entry> add(List<NewEntry> newEntries) throws PkiException {
        var checked = check(newEntries);
        return database.write(c -> insert(c, checked));
    }

    List<Checked> check(List<NewEntry> newEntries) throws PkiException {
        var checked = new ArrayList<Checked>();
        for (var entry : newEntries) {
            checked.add(
                    new Checked(entry, EntryName.parse(entry.name()).orThrow(), decoder.decode(entry.certificate())));
        }
        return checked;
    }

    /// Inside a transaction of the caller.
    List<Entry> insert(Connection connection, List<Checked> checked) throws SQLException, PkiException {
        var added = new ArrayList<Entry>();
        for (var one : checked) {
            added.add(insert(connection, one, added));
        }
        return List.copyOf(added);
    }

    private Entry insert(Connection connection, Checked one, List<Entry> before) throws SQLException, PkiException {
        var now = clock.instant();
        var entry = entries.insert(connection, one.entry(), one.name(), one.details(), before, now);
        var serial = one.details().serialNumber().value();
        if (entry.issuer().isPresent()
                && UsedSerials.taken(connection, entry.issuer().get(), serial)) {
            throw new PkiException.SerialTaken(entry.name(), null);
        }
        var pkcs8 = one.entry().pkcs8PrivateKey();
        if (pkcs8.isPresent()) {
            seal(connection, entry, pkcs8.get());
        }
        AuditLog.write(connection, now, "entry.added", entry.name());
        return entry;
    }

    Entry addPrivateKey(EntryId id, SecretBytes pkcs8) throws PkiException {
        return database.write(c -> insertKey(c, id, pkcs8));
    }

    /// Inside a transaction of the caller.
    Entry insertKey(Connection connection, EntryId id, SecretBytes pkcs8) throws SQLException, PkiException {
        var entry = entries.get(connection, id);
        if (entry.hasPrivateKey()) {
            return entry;
        }
        seal(connection, entry, pkcs8);
        AuditLog.write(connection, clock.instant(), "entry.keyAdded", entry.name());
        return entries.get(connection, id);
    }

    private void seal(Connection connection, Entry entry, SecretBytes pkcs8) throws SQLException, PkiException {
        try (var vaultKey = lock.key(connection)) {
            privateKeys.insert(connection, vaultKey, entry, pkcs8);
        }
    }
}
