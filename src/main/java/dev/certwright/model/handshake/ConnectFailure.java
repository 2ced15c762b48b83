package dev.certwright.model.handshake;

/// Why no connection came about.
public enum ConnectFailure {
    /// The name has no address, or nobody answered the question for it.
    UNRESOLVED,
    /// The host is there; nothing listens on the port.
    REFUSED,
    TIMED_OUT,
    NO_ROUTE,
    OTHER
}
