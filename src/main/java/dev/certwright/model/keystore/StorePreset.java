package dev.certwright.model.keystore;

/// For whom a PKCS #12 container is written.
public enum StorePreset {
    /// PBES2 with AES-256 and SHA-256.
    MODERN,
    /// Triple DES and SHA-1, for what is older.
    COMPATIBLE
}
