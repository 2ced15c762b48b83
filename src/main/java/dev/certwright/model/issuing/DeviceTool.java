package dev.certwright.model.issuing;

/// A program with which a device can make its key and its certification request.
public enum DeviceTool {
    /// OpenSSL 3 or 1.1.1, in a POSIX shell.
    OPENSSL,
    /// Java's, in a POSIX shell.
    KEYTOOL,
    /// Windows' own, in PowerShell.
    CERTREQ
}
