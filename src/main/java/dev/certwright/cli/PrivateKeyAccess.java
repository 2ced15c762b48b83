package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.service.vault.VaultService;
import java.util.Optional;

/// Opens the vault's private keys before a command needs one.
final class PrivateKeyAccess {
    private final VaultService vault;
    private final Secrets secrets;
    private final boolean vaultThere;

    /// Creates the access.
    ///
    /// @param vaultThere false when looking into the vault would make it
    PrivateKeyAccess(VaultService vault, Secrets secrets, boolean vaultThere) {
        this.vault = vault;
        this.secrets = secrets;
        this.vaultThere = vaultThere;
    }

    /// Before an existing key is used.
    ///
    /// @throws PkiException.VaultLocked when they are locked and nobody said the passphrase
    void open() throws PkiException {
        var status = vault.status();
        if (status.protection() == VaultService.KeyProtection.PASSPHRASE && !status.unlocked()) {
            try (var passphrase = secrets.passphrase().orElseThrow(PkiException.VaultLocked::new)) {
                vault.unlock(passphrase);
            }
        }
    }

    /// Before a new key is made: the first one of a vault decides how they are protected.
    ///
    /// @throws PkiException.ProtectionUndecided when that is undecided and nobody said a passphrase
    void openForNewKey() throws PkiException {
        if (!vaultThere && !secrets.sayable()) {
            throw new PkiException.ProtectionUndecided();
        }
        switch (vault.status().protection()) {
            case UNDECIDED -> protect();
            case NONE, PASSPHRASE -> open();
        }
    }

    /// Protects the keys of a new vault by a passphrase.
    void protect() throws PkiException {
        try (var passphrase = secrets.newPassphrase().orElseThrow(PkiException.ProtectionUndecided::new)) {
            vault.protect(Optional.of(passphrase));
        }
    }
}
