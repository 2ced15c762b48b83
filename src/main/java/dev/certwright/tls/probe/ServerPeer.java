package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;

/// A server in this process, by what it reads and writes.
public interface ServerPeer {
    /// Reads what a client wrote.
    ///
    /// @return what it writes then; may be empty
    Bytes answer(Bytes octets);

    /// Whether it has closed the connection.
    boolean closed();
}
