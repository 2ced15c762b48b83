package dev.certwright.store;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.store.NewEntry.IssuedBy;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Takes another CA into the vault.
public final class Adoptions {
    private final Database database;
    private final InstantSource clock;
    private final CertificateDecoder decoder;
    private final EntryRows entries;
    private final PrivateKeyRows privateKeys;
    private final VaultLock lock;

    Adoptions(
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

    /// Takes all of it over, or nothing. What the vault has already stays: a revocation there is only replaced when it
    /// was a hold, a list only by a later one.
    ///
    /// @param progress     hears how many rows are done
    /// @param cancellation undoes all when it comes
    /// @return the numbers of the new entries, in their order
    /// @throws PkiException as [Vault#addAll]
    public List<EntryId> carryOut(Adoption adoption, IntConsumer progress, Cancellation cancellation)
            throws PkiException {
        return database.write(c -> new Work(c, progress, cancellation).run(adoption));
    }

    /// What a CA has revoked, by serial number.
    public Map<BigInteger, Revocation> revoked(EntryId issuer) throws PkiException {
        return database.read(c -> {
            var revoked = new HashMap<BigInteger, Revocation>();
            try (var select = c.prepareStatement("SELECT serial, at, reason FROM revocation WHERE issuer_id = ?")) {
                select.setLong(1, issuer.value());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        revoked.put(
                                new BigInteger(rows.getBytes(1)),
                                new Revocation(
                                        Instant.ofEpochSecond(rows.getLong(2)),
                                        RevocationReason.parse(rows.getString(3))
                                                .orThrow()));
                    }
                }
            }
            return revoked;
        });
    }

    /// The number of the latest revocation list of a CA.
    public Optional<BigInteger> listNumber(EntryId issuer) throws PkiException {
        return database.read(c -> latest(c, issuer)).map(Latest::number);
    }

    /// When the latest revocation list of a CA was signed.
    public Optional<Instant> listedAt(EntryId issuer) throws PkiException {
        return database.read(c -> latest(c, issuer)).map(Latest::thisUpdate);
    }

    /// Whether a serial number is kept from being given again though nobody has its certificate.
    public boolean used(EntryId issuer, BigInteger serial) throws PkiException {
        return database.read(c -> UsedSerials.used(c, issuer, serial));
    }

    private record Latest(BigInteger number, Instant thisUpdate) {}

    private static Optional<Latest> latest(Connection connection, EntryId issuer) throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT number, this_update FROM revocation_list WHERE issuer_id = ?")) {
            select.setLong(1, issuer.value());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Latest(new BigInteger(rows.getString(1)), Instant.ofEpochSecond(rows.getLong(2))))
                        : Optional.empty();
            }
        }
    }

    /// One transaction.
    private final class Work {
        private final Connection connection;
        private final IntConsumer progress;
        private final Cancellation cancellation;
        private final Instant now = clock.instant();
        private final List<EntryId> added = new ArrayList<>();
        private int done;

        Work(Connection connection, IntConsumer progress, Cancellation cancellation) {
            this.connection = connection;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        List<EntryId> run(Adoption adoption) throws SQLException, PkiException {
            for (var entry : adoption.entries()) {
                add(entry);
            }
            for (var key : adoption.keys().entrySet()) {
                step();
                var entry = entries.get(connection, key.getKey());
                if (!entry.hasPrivateKey()) {
                    seal(entry, key.getValue());
                    AuditLog.write(connection, now, "entry.keyAdded", entry.name());
                }
            }
            for (var link : adoption.links()) {
                link(link);
            }
            for (var revoked : adoption.revocations()) {
                revoke(revoked);
            }
            for (var list : adoption.lists()) {
                list(list);
            }
            for (var used : adoption.usedSerials()) {
                step();
                UsedSerials.write(connection, issuer(used.issuer()), used.serial());
            }
            return List.copyOf(added);
        }

        private void step() throws PkiException.Cancelled {
            cancellation.check();
            progress.accept(done++);
        }

        private EntryId issuer(IssuedBy issuer) {
            return switch (issuer) {
                case IssuedBy.Known(var id) -> id;
                case IssuedBy.Before(int index) -> added.get(index);
                case IssuedBy.Itself(), IssuedBy.Outsider() ->
                    throw new IllegalArgumentException("no entry of the vault");
            };
        }

        /// Decoded one by one: there may be a hundred thousand.
        private void add(NewEntry entry) throws SQLException, PkiException {
            step();
            var name = EntryName.parse(entry.name()).orThrow();
            var issuedBy = entry.issuer() instanceof IssuedBy.Before
                    ? new IssuedBy.Known(issuer(entry.issuer()))
                    : entry.issuer();
            var plain = new NewEntry(
                    name, entry.profile(), entry.certificate(), issuedBy, entry.predecessor(), entry.pkcs8PrivateKey());
            var stored = entries.insert(connection, plain, name, decoder.decode(entry.certificate()), List.of(), now);
            if (entry.pkcs8PrivateKey().isPresent()) {
                seal(stored, entry.pkcs8PrivateKey().get());
            }
            AuditLog.write(connection, now, "entry.added", name);
            added.add(stored.id());
        }

        private void seal(Entry entry, SecretBytes pkcs8) throws SQLException, PkiException {
            try (var vaultKey = lock.key(connection)) {
                privateKeys.insert(connection, vaultKey, entry, pkcs8);
            }
        }

        /// An issuer that is known already stays.
        private void link(Adoption.Link link) throws SQLException, PkiException {
            step();
            var entry = entries.get(connection, link.entry());
            try (var update = connection.prepareStatement("""
                    UPDATE entry SET issuer_id = ?, issuer_name_sha256 = NULL WHERE id = ? AND issuer_id IS NULL""")) {
                update.setLong(1, issuer(link.issuer()).value());
                update.setLong(2, link.entry().value());
                if (update.executeUpdate() > 0) {
                    AuditLog.write(connection, now, "entry.linked", entry.name());
                }
            } catch (SQLException e) {
                if (SqliteFailure.isUniqueConstraint(e)) {
                    throw new PkiException.SerialTaken(entry.name(), e);
                }
                throw e;
            }
        }

        private void revoke(Adoption.Revoked revoked) throws SQLException, PkiException {
            step();
            try (var insert = connection.prepareStatement("""
                    INSERT INTO revocation (issuer_id, serial, at, reason) VALUES (?, ?, ?, ?)
                    ON CONFLICT (issuer_id, serial) DO UPDATE SET at = excluded.at, reason = excluded.reason
                    WHERE revocation.reason = 'certificateHold' AND excluded.reason <> 'certificateHold'""")) {
                insert.setLong(1, issuer(revoked.issuer()).value());
                insert.setBytes(2, revoked.serial().toByteArray());
                insert.setLong(3, revoked.revocation().at().getEpochSecond());
                insert.setString(4, revoked.revocation().reason().rfcName());
                if (insert.executeUpdate() > 0) {
                    AuditLog.write(
                            connection,
                            now,
                            "revocation.adopted",
                            revoked.serial().toString(16));
                }
            }
        }

        private void list(Adoption.LatestList list) throws SQLException, PkiException {
            step();
            var issuer = issuer(list.issuer());
            var before = latest(connection, issuer);
            var number = before.map(Latest::number).map(list.number()::max).orElse(list.number());
            if (before.isPresent() && !list.thisUpdate().isAfter(before.get().thisUpdate())) {
                if (number.equals(before.get().number())) {
                    return;
                }
                number(issuer, number);
            } else {
                replace(issuer, number, list);
            }
            AuditLog.write(connection, now, "revocationList.adopted", number.toString());
        }

        private void number(EntryId issuer, BigInteger number) throws SQLException {
            try (var update =
                    connection.prepareStatement("UPDATE revocation_list SET number = ? WHERE issuer_id = ?")) {
                update.setString(1, number.toString());
                update.setLong(2, issuer.value());
                update.executeUpdate();
            }
        }

        private void replace(EntryId issuer, BigInteger number, Adoption.LatestList list) throws SQLException {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO revocation_list (issuer_id, number, this_update, next_update, der)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (issuer_id) DO UPDATE SET number = excluded.number,
                        this_update = excluded.this_update, next_update = excluded.next_update, der = excluded.der
                    """)) {
                insert.setLong(1, issuer.value());
                insert.setString(2, number.toString());
                insert.setLong(3, list.thisUpdate().getEpochSecond());
                if (list.nextUpdate().isPresent()) {
                    insert.setLong(4, list.nextUpdate().get().getEpochSecond());
                } else {
                    insert.setNull(4, Types.NULL);
                }
                insert.setBytes(5, list.der().toArray());
                insert.executeUpdate();
            }
        }
    }
}
