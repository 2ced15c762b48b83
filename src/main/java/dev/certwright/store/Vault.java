package dev.certwright.store;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.inventory.EntrySummary;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What a person owns: certificates, which everyone who has the file can read, and private keys, which are sealed.
///
/// Safe for use by several threads, and by several processes on one vault: the second waits. Every change is one
/// transaction that is on the disk when the method returns, and leaves one line in the audit log.
/// Any method that changes something throws [PkiException.VaultReadOnly] when the vault can only be read.
public final class Vault implements AutoCloseable {
    public static final Duration STANDARD_IDLE_LOCK = Duration.ofMinutes(15);

    private static final String IDLE_LOCK = "vault.idleLock";

    private final Database database;
    private final InstantSource clock;
    private final EntryRows entries;
    private final PrivateKeyRows privateKeys;
    private final VaultLock lock;
    private final Additions additions;
    private final Trash trash;
    private final Requests requests;
    private final Adoptions adoptions;

    private Vault(
            Database database, InstantSource clock, SecureRandom random, CertificateDecoder decoder, Argon2Cost cost)
            throws PkiException {
        this.database = database;
        this.clock = clock;
        var vaultId = database.read(c -> ProtectionTable.vaultId(c, database.location()));
        this.entries = new EntryRows(database.location(), database.dialect(), decoder);
        this.privateKeys = new PrivateKeyRows(database.location(), vaultId, random);
        var idle = setting(IDLE_LOCK).map(Vault::duration).orElse(STANDARD_IDLE_LOCK);
        this.lock = new VaultLock(database, vaultId, clock, random, cost, idle);
        this.additions = new Additions(database, clock, decoder, entries, privateKeys, lock);
        this.trash =
                new Trash(database, clock, entries, new TrashRows(database.location(), database.dialect(), decoder));
        this.requests = new Requests(database, clock, new RequestKeys(vaultId, random), lock, additions);
        this.adoptions = new Adoptions(database, clock, decoder, entries, privateKeys, lock);
        lock.protection();
        if (!database.readOnly() && database.read(SummaryRows::incomplete)) {
            database.write(c -> {
                SummaryRows.fill(c, decoder);
                return true;
            });
        }
    }

    /// Opens a vault, and makes one, for its owner only, where nothing is or an empty file. What cannot be written
    /// is opened for reading.
    ///
    /// @throws PkiException.NotAVault      when it is something else, which is left untouched
    /// @throws PkiException.VaultTooNew    when a newer version of this program wrote it
    /// @throws PkiException.VaultBusy      when another process writes for longer than ten seconds
    /// @throws PkiException.FileUnwritable when nothing is there and nothing can be made there
    public static Vault open(Path file, InstantSource clock, SecureRandom random, CertificateDecoder decoder)
            throws PkiException {
        return open(Database.open(file, Database.BUSY_TIMEOUT, clock), clock, random, decoder, Argon2Cost.STANDARD);
    }

    /// Opens a vault wherever it lies. On a server the tables are made where there are none; nothing of the driver is
    /// loaded for a file.
    ///
    /// @param password asked for only by a server that wants one, now and when the connection has to be made anew
    /// @throws PkiException.VaultUnreachable        when the server does not answer
    /// @throws PkiException.DatabaseMissing         when it has no such database
    /// @throws PkiException.DatabaseRefused         when it does not let this person in
    /// @throws PkiException.DatabaseNotTrusted      when it is not who it should be
    /// @throws PkiException.DatabasePasswordMissing when it wants a password and nobody says one
    public static Vault open(
            VaultLocation location,
            DatabasePassword password,
            InstantSource clock,
            SecureRandom random,
            CertificateDecoder decoder)
            throws PkiException {
        return switch (location) {
            case VaultLocation.InFile(var file) -> open(file, clock, random, decoder);
            case VaultLocation.OnServer server ->
                open(
                        PostgresDatabase.open(server, password, Database.BUSY_TIMEOUT, clock),
                        clock,
                        random,
                        decoder,
                        Argon2Cost.STANDARD);
        };
    }

    /// With what tests choose: a database that is waited for less long, a passphrase that costs less.
    static Vault open(
            Database database, InstantSource clock, SecureRandom random, CertificateDecoder decoder, Argon2Cost cost)
            throws PkiException {
        try {
            return new Vault(database, clock, random, decoder, cost);
        } catch (PkiException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Where it lies; the path of a file is absolute.
    public VaultLocation location() {
        return database.location();
    }

    public boolean readOnly() {
        return database.readOnly();
    }

    public Protection protection() throws PkiException {
        return lock.protection();
    }

    /// Whether private keys can be used without asking; not while nobody has decided how they are protected.
    public boolean unlocked() {
        return lock.unlocked();
    }

    /// Decides how private keys are protected: by a passphrase, or knowingly by none. The vault is unlocked afterwards.
    ///
    /// @throws PkiException.ProtectionDecided when it is decided already, perhaps by another process
    /// @throws PkiException.InvalidInput when the passphrase is empty
    public void protect(Optional<Passphrase> passphrase) throws PkiException {
        lock.protect(passphrase);
    }

    /// Opens the private keys until [#lock] or until none was used for [#idleLock].
    ///
    /// @throws PkiException.WrongPassphrase     when it does not fit
    /// @throws PkiException.ProtectionUndecided when there is nothing to open yet
    public void unlock(Passphrase passphrase) throws PkiException {
        lock.unlock(passphrase);
    }

    /// Wipes the key from memory. Private keys that are protected by nothing stay open.
    public void lock() {
        lock.lock();
    }

    /// Seals the vault key, and nothing else, anew. The vault is unlocked afterwards.
    ///
    /// @param current     empty when there is none
    /// @param replacement empty for knowingly none
    /// @throws PkiException.WrongPassphrase     when the current one does not fit
    /// @throws PkiException.InvalidInput        when the new one is empty
    /// @throws PkiException.ProtectionUndecided when there is nothing to change yet
    public void changePassphrase(Optional<Passphrase> current, Optional<Passphrase> replacement) throws PkiException {
        lock.changePassphrase(current, replacement);
    }

    /// After how long without use of a private key the vault locks itself.
    public Duration idleLock() {
        return lock.idle();
    }

    /// Sets the idle lock, for as long as the vault exists.
    ///
    /// @param duration more than zero
    public void setIdleLock(Duration duration) throws PkiException {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(duration.toString());
        }
        setSetting(IDLE_LOCK, duration.toString());
        lock.setIdle(duration);
    }

    /// Locks when no private key was used for too long; for a timer. Each use looks by itself as well.
    ///
    /// @return whether it locked now
    public boolean lockIfIdle() {
        return lock.lockIfIdle();
    }

    /// All entries, by name.
    public List<Entry> entries() throws PkiException {
        return database.read(entries::all);
    }

    /// What lists show of all entries, by name; decodes nothing.
    public List<EntrySummary> summaries() throws PkiException {
        return database.read(c -> SummaryRows.all(c, database.location()));
    }

    public Optional<Entry> entry(EntryId id) throws PkiException {
        return database.read(c -> entries.find(c, id));
    }

    /// The entry of that name.
    ///
    /// @param name capitals count, blanks around it do not
    public Optional<Entry> entry(String name) throws PkiException {
        return database.read(c -> entries.find(c, name.strip()));
    }

    /// Grows with every change to the vault, by this or by another process.
    public long changeCounter() throws PkiException {
        return database.changeCounter();
    }

    /// Adds one entry; see [#addAll].
    public Entry add(NewEntry entry) throws PkiException {
        return addAll(List.of(entry)).getFirst();
    }

    /// Adds all of them or none.
    ///
    /// @throws PkiException.InvalidInput        when a name is blank or too long
    /// @throws PkiException.EntryExists         when a name is taken
    /// @throws PkiException.SerialTaken         when the issuer has used the serial number before
    /// @throws PkiException.EntryMissing        when the vault does not have the issuer any more
    /// @throws PkiException.ProtectionUndecided when there is a private key and nobody has said how to protect it
    /// @throws PkiException.VaultLocked         when there is a private key and the vault is locked
    public List<Entry> addAll(List<NewEntry> newEntries) throws PkiException {
        return additions.add(newEntries);
    }

    /// Adds what an entry was renewed by, under the name of that entry, which gets another one.
    ///
    /// @param successor  has a predecessor, and its name
    /// @param formerName what the predecessor is called from then on
    /// @param takesOver  whether what the predecessor has signed is below the successor from then on, with
    /// revocations
    ///                   and the list of them: so it is with a CA that keeps its name and key
    /// @throws PkiException.EntryExists when the other name is taken
    /// @throws PkiException.SerialTaken when the issuer has used the serial number before
    /// @throws PkiException.VaultLocked when there is a private key and the vault is locked
    public Entry succeed(NewEntry successor, String formerName, boolean takesOver) throws PkiException {
        return new Successions(database, clock, entries, additions).succeed(successor, formerName, takesOver);
    }

    /// Adds the private key of an entry that has none; whether it fits is the caller's to know.
    ///
    /// @param pkcs8 a PKCS #8 `PrivateKeyInfo`; the caller closes it
    /// @throws PkiException.EntryMissing        when there is no such entry
    /// @throws PkiException.ProtectionUndecided when nobody has said how to protect it
    /// @throws PkiException.VaultLocked         when the passphrase is needed first
    public Entry addPrivateKey(EntryId id, SecretBytes pkcs8) throws PkiException {
        return additions.addPrivateKey(id, pkcs8);
    }

    /// The private key as a PKCS #8 `PrivateKeyInfo`, which the caller closes.
    ///
    /// @throws PkiException.EntryMissing      when there is no such entry
    /// @throws PkiException.PrivateKeyMissing when the entry has none
    /// @throws PkiException.VaultLocked       when the passphrase is needed first
    /// @throws PkiException.VaultDamaged      when the sealed key was changed, or is another entry's
    public SecretBytes privateKey(EntryId id) throws PkiException {
        return database.read(c -> {
            var entry = entries.get(c, id);
            var sealed = privateKeys.find(c, entry).orElseThrow(() -> new PkiException.PrivateKeyMissing(entry.name()));
            try (var vaultKey = lock.key(c)) {
                return privateKeys.open(vaultKey, entry, sealed);
            }
        });
    }

    /// Moves an entry and its private key into the trash, see [#trash].
    ///
    /// @throws PkiException.EntryMissing   when there is no such entry
    /// @throws PkiException.AuthorityInUse when it issued others
    public void remove(EntryId id) throws PkiException {
        trash.put(id, false);
    }

    /// What was removed and can come back.
    public Trash trash() {
        return trash;
    }

    /// Gives an entry another name.
    ///
    /// @throws PkiException.EntryMissing when there is no such entry
    /// @throws PkiException.EntryExists  when another entry has the name
    /// @throws PkiException.InvalidInput when the name is blank or too long
    public void rename(EntryId id, String newName) throws PkiException {
        var name = EntryName.parse(newName).orThrow();
        database.write(c -> {
            var entry = entries.get(c, id);
            entries.rename(c, entry, name);
            AuditLog.write(c, clock.instant(), "entry.renamed", entry.name() + " → " + name);
            return entry;
        });
    }

    /// Many entries at a time.
    public BulkRows bulk() {
        return new BulkRows(database, clock, entries, privateKeys, lock);
    }

    /// The connection tests that are kept; none of this needs the passphrase.
    public TestHistory history() {
        return new TestHistory(database, clock);
    }

    /// What the CAs have revoked, and their lists; none of this needs the passphrase.
    public Revocations revocations() {
        return new Revocations(database, entries, clock);
    }

    /// The profiles that a person made; none of this needs the passphrase.
    public Profiles profiles() {
        return new Profiles(database, clock);
    }

    /// The certification requests that wait for their certificate.
    public Requests requests() {
        return requests;
    }

    /// Takes other CAs over.
    public Adoptions adoptions() {
        return adoptions;
    }

    /// The latest changes, newest first.
    public List<AuditEvent> auditEvents(int limit) throws PkiException {
        return auditLog().events(limit);
    }

    /// All that was done to this vault, and whether the record of it is as it was written.
    public AuditLog auditLog() {
        return new AuditLog(database);
    }

    /// What was stored under a key with [#setSetting].
    public Optional<String> setting(String key) throws PkiException {
        return database.read(c -> Settings.read(c, key));
    }

    public void setSetting(String key, String value) throws PkiException {
        database.write(c -> {
            Settings.write(c, key, value);
            AuditLog.write(c, clock.instant(), "setting.changed", key);
            return key;
        });
    }

    /// A setting that somebody garbled does not keep the vault closed.
    private static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            return duration.isPositive() ? duration : STANDARD_IDLE_LOCK;
        } catch (DateTimeParseException _) {
            return STANDARD_IDLE_LOCK;
        }
    }

    Database database() {
        return database;
    }

    /// Wipes the key and closes the file or the connection.
    @Override
    public void close() {
        lock.lock();
        database.close();
    }

    /// Names the place, never what is in it.
    @Override
    public String toString() {
        return "Vault[" + database.location() + "]";
    }
}
