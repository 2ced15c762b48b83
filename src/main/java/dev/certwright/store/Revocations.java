package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationOutcome;
import dev.certwright.model.inventory.RevocationOutcome.Change;
import dev.certwright.model.inventory.RevokedCertificate;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the CAs of a vault have revoked, and the latest revocation list of each.
///
/// The first date of a revocation stays for good, and only a hold can become another reason or be taken back. The
/// number of a list only ever grows.
public final class Revocations {
    private static final String PENDING = "crl.pending.";

    private final Database database;
    private final EntryRows entries;
    private final InstantSource clock;

    /// A revocation list that was published.
    ///
    /// @param der empty when only its number is known
    public record Published(BigInteger number, Instant thisUpdate, Optional<Instant> nextUpdate, Bytes der) {}

    /// A certificate that was issued.
    ///
    /// @param name of its entry; empty when it is in the trash, or never was in the vault
    public record Known(Optional<String> name, Optional<Revocation> revocation) {}

    /// What a new list is made from.
    ///
    /// @param latest  empty before the first one
    /// @param pending how many changes there were since
    public record Snapshot(List<RevokedCertificate> revoked, Optional<Published> latest, int pending) {
        public Snapshot {
            revoked = List.copyOf(revoked);
        }

        /// One more than the latest.
        public BigInteger nextNumber() {
            return latest.map(Published::number).orElse(BigInteger.ZERO).add(BigInteger.ONE);
        }
    }

    Revocations(Database database, EntryRows entries, InstantSource clock) {
        this.database = database;
        this.entries = entries;
        this.clock = clock;
    }

    /// Revokes certificates of a CA, all of them or none; those that the vault does not hold, too.
    ///
    /// @throws PkiException.EntryMissing when there is no such CA
    public List<RevocationOutcome> revoke(EntryId authority, List<SerialNumber> serials, Revocation revocation)
            throws PkiException {
        return database.write(c -> {
            var ca = entries.get(c, authority);
            var outcomes = new ArrayList<RevocationOutcome>();
            for (var serial : serials) {
                outcomes.add(revoke(c, ca, serial, revocation));
            }
            note(
                    c,
                    authority,
                    outcomes.stream().filter(o -> o.change() != Change.NONE).count());
            return List.copyOf(outcomes);
        });
    }

    private RevocationOutcome revoke(Connection connection, Entry ca, SerialNumber serial, Revocation wanted)
            throws SQLException {
        var before = RevocationRows.find(connection, ca.id(), serial);
        if (before.isPresent() && (!before.get().onHold() || wanted.onHold())) {
            return new RevocationOutcome(serial, before.get(), Change.NONE);
        }
        var at = before.map(Revocation::at)
                .orElse(Instant.ofEpochSecond(wanted.at().getEpochSecond()));
        var now = new Revocation(at, wanted.reason());
        RevocationRows.put(connection, ca.id(), serial, now);
        audit(connection, "certificate.revoked", ca, serial, " " + now.reason().rfcName());
        return new RevocationOutcome(serial, now, before.isPresent() ? Change.HOLD_ENDED : Change.REVOKED);
    }

    /// Takes a hold back.
    ///
    /// @throws PkiException.EntryMissing when there is no such CA
    /// @throws PkiException.InvalidInput when the certificate is not revoked, or for good
    public void release(EntryId authority, SerialNumber serial) throws PkiException {
        database.write(c -> {
            var ca = entries.get(c, authority);
            var before = RevocationRows.find(c, authority, serial);
            if (before.isEmpty()) {
                throw new PkiException.InvalidInput(Phrase.of("revocation.release.notRevoked"));
            }
            if (!before.get().onHold()) {
                throw new PkiException.InvalidInput(Phrase.of(
                        "revocation.release.notOnHold",
                        Phrase.of("revocation.reason." + before.get().reason().rfcName())));
            }
            RevocationRows.delete(c, authority, serial);
            note(c, authority, 1);
            audit(c, "certificate.released", ca, serial, "");
            return true;
        });
    }

    private void audit(Connection connection, String action, Entry ca, SerialNumber serial, String more)
            throws SQLException {
        AuditLog.write(connection, clock.instant(), action, ca.name() + " " + serial + more);
    }

    /// Everything that a CA has revoked, by date.
    public List<RevokedCertificate> revoked(EntryId authority) throws PkiException {
        return read(c -> RevocationRows.all(c, authority));
    }

    public int count(EntryId authority) throws PkiException {
        return read(c -> RevocationRows.count(c, authority));
    }

    /// What the vault knows about the certificate of a CA with that number; empty when it never heard of it.
    public Optional<Known> about(EntryId authority, SerialNumber serial) throws PkiException {
        return read(c -> {
            var held = RevocationRows.held(c, authority, serial);
            var revocation = RevocationRows.find(c, authority, serial);
            return held.isEmpty() && revocation.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Known(held.flatMap(name -> name), revocation));
        });
    }

    /// The latest list of a CA.
    public Optional<Published> latest(EntryId authority) throws PkiException {
        return database.read(c -> PublishedRows.latest(c, authority));
    }

    /// The latest list of a CA without its encoding, which may be long.
    public Optional<Published> latestHeading(EntryId authority) throws PkiException {
        return database.read(c -> PublishedRows.heading(c, authority));
    }

    /// The CAs that have revoked something or published a list.
    public List<EntryId> authorities() throws PkiException {
        return database.read(RevocationRows::authorities);
    }

    /// How many certificates were revoked or released since the latest list.
    public int pending(EntryId authority) throws PkiException {
        return database.read(c -> pending(c, authority));
    }

    /// What a new list of a CA is made from, all of one moment.
    public Snapshot snapshot(EntryId authority) throws PkiException {
        return read(c -> new Snapshot(
                RevocationRows.all(c, authority), PublishedRows.latest(c, authority), pending(c, authority)));
    }

    /// Keeps a new list as the latest, unless another one has come in between.
    ///
    /// @param made what it was made from
    /// @return false when the snapshot is too old: then nothing was kept
    /// @throws PkiException.EntryMissing when there is no such CA any more
    public boolean keep(EntryId authority, Snapshot made, Published list) throws PkiException {
        return database.write(c -> {
            var ca = entries.get(c, authority);
            if (!PublishedRows.latest(c, authority)
                    .map(Published::number)
                    .equals(made.latest().map(Published::number))) {
                return false;
            }
            PublishedRows.put(c, authority, list);
            setPending(c, authority, Math.max(0, pending(c, authority) - made.pending()));
            AuditLog.write(c, clock.instant(), "crl.published", ca.name() + " " + list.number());
            return true;
        });
    }

    /// Takes over what a CA had revoked before it came into this vault; what is known already stays as it is, and so
    /// does a greater number of a list.
    ///
    /// @param list the last one, or its number with an empty encoding
    /// @throws PkiException.EntryMissing when there is no such CA
    public void takeOver(EntryId authority, List<RevokedCertificate> revoked, Optional<Published> list)
            throws PkiException {
        database.write(c -> {
            var ca = entries.get(c, authority);
            int taken = 0;
            for (var one : revoked) {
                if (RevocationRows.find(c, authority, one.serialNumber()).isEmpty()) {
                    RevocationRows.put(c, authority, one.serialNumber(), one.revocation());
                    taken++;
                }
            }
            var before =
                    PublishedRows.latest(c, authority).map(Published::number).orElse(BigInteger.valueOf(-1));
            if (list.isPresent() && list.get().number().compareTo(before) > 0) {
                PublishedRows.put(c, authority, list.get());
            }
            AuditLog.write(c, clock.instant(), "revocations.imported", ca.name() + " " + taken);
            return true;
        });
    }

    private <T> T read(Database.Work<T> work) throws PkiException {
        try {
            return database.read(work);
        } catch (IllegalArgumentException e) {
            // a reason that does not exist
            throw new PkiException.VaultDamaged(database.location(), e);
        }
    }

    private static void note(Connection connection, EntryId authority, long changes) throws SQLException {
        if (changes > 0) {
            setPending(connection, authority, pending(connection, authority) + changes);
        }
    }

    private static int pending(Connection connection, EntryId authority) throws SQLException {
        return Settings.read(connection, PENDING + authority.value())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static void setPending(Connection connection, EntryId authority, long changes) throws SQLException {
        Settings.write(connection, PENDING + authority.value(), Long.toString(changes));
    }
}
