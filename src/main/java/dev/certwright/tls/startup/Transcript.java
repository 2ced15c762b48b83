package dev.certwright.tls.startup;

import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.WireRecording;

/// Is told what is said before TLS, as it is said.
@FunctionalInterface
public interface Transcript {
    void said(StartupLine line);

    /// The same as octets, for a recording. What is said to a proxy is left out: it may hold a password, and it is no
    /// part of the connection to the server.
    default void passed(WireRecording.Segment segment) {}
}
