package dev.certwright.service.importing;

/// Which program made what is to be taken over.
public enum SourceKind {
    /// Certificates and keys, whoever made them.
    FILES,
    /// A folder of `openssl ca`.
    OPENSSL,
    EASY_RSA,
    XCA,
    STEP_CA,
    MKCERT
}
