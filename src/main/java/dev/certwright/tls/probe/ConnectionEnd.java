package dev.certwright.tls.probe;

/// Who or what ended the connection.
public enum ConnectionEnd {
    /// We closed it: the test was over, or we could not go on.
    OURS,
    /// The server closed its side without a fatal alert.
    FIN,
    /// The server reset the connection without a fatal alert.
    RST,
    /// The server said nothing for as long as a phase may last.
    TIMEOUT,
    /// The server ended it with an alert.
    ALERT,
    NEVER_OPENED
}
