package dev.certwright.service.vault;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.store.VaultSource;
import java.time.Duration;
import java.util.Optional;

/// What protects a person's private keys, and opening and closing it.
public final class VaultService {
    private final VaultSource vault;

    public VaultService(VaultSource vault) {
        this.vault = vault;
    }

    /// How the private keys are protected.
    public enum KeyProtection {
        /// No key was made yet and nobody was asked.
        UNDECIDED,
        /// By the file's permissions only, knowingly.
        NONE,
        PASSPHRASE
    }

    /// How the vault stands at the moment.
    ///
    /// @param unlocked whether private keys can be used without asking
    public record VaultStatus(
            VaultLocation location, boolean readOnly, KeyProtection protection, boolean unlocked, Duration idleLock) {}

    public VaultStatus status() throws PkiException {
        var v = vault.get();
        var protection = switch (v.protection()) {
            case UNDECIDED -> KeyProtection.UNDECIDED;
            case NONE -> KeyProtection.NONE;
            case PASSPHRASE -> KeyProtection.PASSPHRASE;
        };
        return new VaultStatus(v.location(), v.readOnly(), protection, v.unlocked(), v.idleLock());
    }

    /// Decides once how keys are protected: by a passphrase, or knowingly by none. The vault is unlocked afterwards.
    public void protect(Optional<Passphrase> passphrase) throws PkiException {
        vault.get().protect(passphrase);
    }

    /// Opens the private keys until the idle lock.
    ///
    /// @throws PkiException.WrongPassphrase when it does not fit
    public void unlock(Passphrase passphrase) throws PkiException {
        vault.get().unlock(passphrase);
    }

    public void lock() throws PkiException {
        vault.get().lock();
    }

    /// Replaces the passphrase; an empty one stands for none.
    public void changePassphrase(Optional<Passphrase> current, Optional<Passphrase> replacement) throws PkiException {
        vault.get().changePassphrase(current, replacement);
    }

    public void setIdleLock(Duration idle) throws PkiException {
        vault.get().setIdleLock(idle);
    }

    /// Locks the private keys when they were idle for too long; for a timer.
    ///
    /// @return whether it locked them now
    public boolean lockIfIdle() throws PkiException {
        return vault.get().lockIfIdle();
    }
}
