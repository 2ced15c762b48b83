package dev.certwright.tls.probe;

import dev.certwright.model.handshake.HandshakeMessage;
import java.net.InetSocketAddress;
import java.time.Duration;

/// Is told what happens while it happens, in order, on the thread of the probe.
public interface ProbeObserver {
    void message(HandshakeMessage m);

    /// The TCP connection is open.
    ///
    /// @param at since the probe began
    void connected(Duration at, InetSocketAddress peer);
}
