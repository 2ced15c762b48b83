package dev.certwright.cli;

import dev.certwright.model.PkiException;

/// What the process tells its caller. The numbers are part of the documented interface.
enum ExitStatus {
    YES(0),
    /// The thing asked about is not so: a handshake or a verification failed.
    NOT_SO(1),
    WRONG_USAGE(2),
    /// Something could not be opened, read or written.
    UNREADABLE(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// What a failure means for the caller: whether to ask differently (2), or to put something else in order (3).
    static ExitStatus of(PkiException failure) {
        return switch (failure) {
            case PkiException.InvalidInput _,
                    PkiException.KeyMismatch _,
                    PkiException.FileExists _,
                    PkiException.EntryMissing _,
                    PkiException.EntryExists _,
                    PkiException.NotAnAuthority _,
                    PkiException.PrivateKeyMissing _,
                    PkiException.SerialTaken _,
                    PkiException.AuthorityInUse _,
                    PkiException.ProtectionDecided _,
                    PkiException.ProtectionUndecided _ -> WRONG_USAGE;
            case PkiException.KeyGenerationFailed _,
                    PkiException.WrongPassword _,
                    PkiException.PasswordRequired _,
                    PkiException.UnsupportedAlgorithm _,
                    PkiException.Truncated _,
                    PkiException.Malformed _,
                    PkiException.IntegrityFailed _,
                    PkiException.TooExpensive _,
                    PkiException.TooLarge _,
                    PkiException.NoCertificate _,
                    PkiException.NoPrivateKey _,
                    PkiException.NoRevocationList _,
                    PkiException.Unrecognized _,
                    PkiException.FileUnreadable _,
                    PkiException.FileMissing _,
                    PkiException.FileUnwritable _,
                    PkiException.DiskFull _,
                    PkiException.ExportDiffers _,
                    PkiException.VaultLocked _,
                    PkiException.WrongPassphrase _,
                    PkiException.VaultReadOnly _,
                    PkiException.VaultTooNew _,
                    PkiException.NotAVault _,
                    PkiException.VaultBusy _,
                    PkiException.VaultDamaged _,
                    PkiException.VaultUnreachable _,
                    PkiException.VaultReplaced _,
                    PkiException.ChangeUncertain _,
                    PkiException.DatabaseMissing _,
                    PkiException.DatabaseRefused _,
                    PkiException.DatabaseNotTrusted _,
                    PkiException.DatabasePasswordMissing _,
                    PkiException.NotABackup _,
                    PkiException.BackupDamaged _,
                    PkiException.NoServerCertificate _,
                    PkiException.ServerStartFailed _,
                    PkiException.Unexpected _ -> UNREADABLE;
            case PkiException.Cancelled _ -> NOT_SO;
        };
    }
}
