package dev.certwright.pki.encoding;

/// How a PKCS #12 file is protected, which decides who can open it.
public enum Pkcs12Preset {
    /// AES-256 and SHA-256: OpenSSL 1.1, Java 8u301, Windows Server 2019 and anything newer.
    MODERN,
    /// Triple DES and SHA-1: also Windows 2016, older macOS keychains, Android up to 13, old appliances.
    COMPATIBLE
}
