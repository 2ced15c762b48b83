package dev.certwright.model.inventory;

import dev.certwright.model.Bytes;
import java.time.Instant;
import java.util.Optional;

/// What a backup says about itself.
///
/// @param createdAt   in whole seconds
/// @param program     the version that made it
/// @param vaultId     identifies the vault, whatever file it lies in
/// @param schema      the format of the vault in it
/// @param keysInClear whether the vault has no passphrase, so that whoever reads the backup has the keys
/// @param auditHead   where the audit log ended
/// @param auditIntact whether the audit log was as it was written
/// @param size        of the vault in it, in octets
/// @param sha256      of the vault in it
public record BackupInfo(
        Instant createdAt,
        String program,
        Bytes vaultId,
        int schema,
        long entries,
        long privateKeys,
        long trashed,
        boolean keysInClear,
        Optional<AuditHead> auditHead,
        boolean auditIntact,
        long size,
        Bytes sha256) {}
