package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.inventory.Entry;
import java.util.List;

/// Lets two certificates shake hands in memory. Slow: for a worker.
public interface DryRunning {
    /// Who can take part: certificates with their keys, those of servers first.
    List<Entry> parties() throws PkiException;

    ConnectionRun run(DryRun wanted, ConnectionObserver observer, Cancellation cancellation) throws PkiException;
}
