package dev.certwright.tls.probe;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Reach;

/// Is told what happens while it happens, in order, on the thread of the probe.
public interface ProbeObserver {
    void message(HandshakeMessage m);

    /// How the server is reached, each time more is known.
    void reach(Reach soFar);
}
