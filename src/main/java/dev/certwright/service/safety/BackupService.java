package dev.certwright.service.safety;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.BackupInfo;
import dev.certwright.store.Backups;
import dev.certwright.store.VaultSource;
import java.nio.file.Path;
import java.util.Optional;

/// Backups of the vault in one file, and vaults made of them. None of this needs the passphrase.
public final class BackupService {
    private final VaultSource vault;
    private final Backups backups;

    public BackupService(VaultSource vault, Backups backups) {
        this.vault = vault;
        this.backups = backups;
    }

    /// Writes all of the vault into one file.
    ///
    /// @param overwrite whether a backup that is there already may be replaced
    /// @throws PkiException.FileExists when there is something and it may not be replaced
    public BackupInfo make(Path target, boolean overwrite) throws PkiException {
        return backups.make(vault.get(), target, overwrite);
    }

    /// What a backup says about itself.
    ///
    /// @throws PkiException.NotABackup    when it is something else
    /// @throws PkiException.BackupDamaged when it was cut short or changed
    public BackupInfo read(Path file) throws PkiException {
        return backups.read(file);
    }

    /// Makes a vault of a backup, after it was checked as a whole.
    ///
    /// @param replace whether a vault that is there may be replaced; it stays beside under another name
    /// @return where a vault that was replaced is now
    /// @throws PkiException.FileExists    when there is something and it may not be replaced
    /// @throws PkiException.BackupDamaged when a check fails; nothing was changed then
    public Optional<Path> restore(Path file, Path target, boolean replace) throws PkiException {
        return backups.restore(file, target, replace, vault);
    }

    /// Puts a backup in the place of the vault that is in use, which stays beside under another name.
    ///
    /// @return where the vault that was replaced is now
    public Optional<Path> restoreHere(Path file) throws PkiException {
        return switch (vault.get().location()) {
            case VaultLocation.InFile(var place) -> restore(file, place, true);
            case VaultLocation.OnServer server ->
                throw new PkiException.InvalidInput(Phrase.of("violation.vault.notAFile", server.toString()));
        };
    }
}
