package dev.certwright.store;

/// How a vault's private keys are protected beyond the permissions of its file.
public enum Protection {
    /// No private key was ever put into the vault, and nobody has said yet.
    UNDECIDED,
    /// Knowingly not at all.
    NONE,
    PASSPHRASE
}
