package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import dev.certwright.tls.probe.ProbeResult;

/// Makes one connection of a test: over the network, or to a server in this process.
@FunctionalInterface
interface Connecting {
    /// Makes it.
    ///
    /// @throws PkiException when it cannot begin or was cancelled
    ProbeResult run(ProbeRequest request, ProbeObserver observer, Cancellation cancellation) throws PkiException;
}
