package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the vault key between unlocking and locking.
///
/// Deriving a key from a passphrase takes a good part of a second, so it is done while no lock is held. Calls into
/// the database come before the monitor of this object, never within it.
final class VaultLock {
    private final Database database;
    private final Bytes vaultId;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Argon2Cost cost;

    /// Only under a passphrase: without one the vault key is read each time.
    private @Nullable SealingKey held;

    private Instant lastUse = Instant.MIN;
    private Duration idle;
    private boolean unprotected;

    VaultLock(
            Database database,
            Bytes vaultId,
            InstantSource clock,
            SecureRandom random,
            Argon2Cost cost,
            Duration idle) {
        this.database = database;
        this.vaultId = vaultId;
        this.clock = clock;
        this.random = random;
        this.cost = cost;
        this.idle = idle;
    }

    Protection protection() throws PkiException {
        var row = read();
        row.ifPresent(ProtectionRow::close);
        var protection = row.map(ProtectionRow::protection).orElse(Protection.UNDECIDED);
        synchronized (this) {
            unprotected = protection == Protection.NONE;
        }
        return protection;
    }

    synchronized boolean unlocked() {
        lockIfIdle();
        return unprotected || held != null;
    }

    void protect(Optional<Passphrase> passphrase) throws PkiException {
        refuseEmpty(passphrase);
        try (var vaultKey = SealingKey.generate(random);
                var row = ProtectionRow.of(vaultKey, passphrase, vaultId, cost, random)) {
            database.write(c -> {
                if (ProtectionTable.read(c, database.location()).isPresent()) {
                    throw new PkiException.ProtectionDecided();
                }
                return replace(c, row, "vault.protected");
            });
            hold(vaultKey, row.protection());
        }
    }

    void unlock(Passphrase passphrase) throws PkiException {
        try (var row = decided();
                var vaultKey = row.open(Optional.of(passphrase), vaultId)) {
            hold(vaultKey, row.protection());
        }
    }

    void changePassphrase(Optional<Passphrase> current, Optional<Passphrase> replacement) throws PkiException {
        refuseEmpty(replacement);
        try (var before = decided();
                var vaultKey = before.open(current, vaultId);
                var after = ProtectionRow.of(vaultKey, replacement, vaultId, cost, random)) {
            database.write(c -> {
                try (var now = ProtectionTable.read(c, database.location()).orElseThrow()) {
                    if (!sameRow(now, before)) {
                        throw new PkiException.WrongPassphrase();
                    }
                }
                return replace(c, after, "vault.passphraseChanged");
            });
            hold(vaultKey, after.protection());
        }
    }

    /// Whether nobody has changed the passphrase meanwhile. Every sealing has a nonce of its own.
    private static boolean sameRow(ProtectionRow a, ProtectionRow b) {
        return (a instanceof ProtectionRow.Clear && b instanceof ProtectionRow.Clear) || a.equals(b);
    }

    private boolean replace(Connection connection, ProtectionRow row, String action) throws SQLException {
        ProtectionTable.write(connection, row);
        AuditLog.write(connection, clock.instant(), action, "");
        return true;
    }

    /// Wipes the key. What is protected by nothing stays open.
    synchronized void lock() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    synchronized Duration idle() {
        return idle;
    }

    synchronized void setIdle(Duration duration) {
        idle = duration;
    }

    /// Locks when no private key was asked for during the idle time. A clock that was set back counts as well.
    synchronized boolean lockIfIdle() {
        if (held == null || Duration.between(lastUse, clock.instant()).abs().compareTo(idle) < 0) {
            return false;
        }
        lock();
        return true;
    }

    /// A copy of the vault key for one use, which the caller closes. It starts the idle time anew.
    SealingKey key(Connection connection) throws SQLException, PkiException {
        try (var row = ProtectionTable.read(connection, database.location())
                .orElseThrow(PkiException.ProtectionUndecided::new)) {
            return switch (row) {
                case ProtectionRow.Clear clear -> clear.open(Optional.empty(), vaultId);
                case ProtectionRow.UnderPassphrase _ -> heldKey();
            };
        }
    }

    private synchronized SealingKey heldKey() throws PkiException.VaultLocked {
        lockIfIdle();
        if (held == null) {
            throw new PkiException.VaultLocked();
        }
        lastUse = clock.instant();
        return held.copy();
    }

    private synchronized void hold(SealingKey vaultKey, Protection protection) {
        lock();
        unprotected = protection == Protection.NONE;
        if (!unprotected) {
            held = vaultKey.copy();
            lastUse = clock.instant();
        }
    }

    private Optional<ProtectionRow> read() throws PkiException {
        return database.read(c -> ProtectionTable.read(c, database.location()));
    }

    private ProtectionRow decided() throws PkiException {
        return read().orElseThrow(PkiException.ProtectionUndecided::new);
    }

    private static void refuseEmpty(Optional<Passphrase> passphrase) throws PkiException.InvalidInput {
        if (passphrase.map(Passphrase::isEmpty).orElse(false)) {
            throw new PkiException.InvalidInput(Phrase.of("violation.passphrase.empty"));
        }
    }
}
