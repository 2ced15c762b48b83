package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.CredentialComparison;
import java.util.List;

/// Tries several certificates in each TLS version. Slow: for a worker.
@FunctionalInterface
public interface Comparing {
    /// Tries them all.
    ///
    /// @param observer hears of each of them in each version
    CredentialComparison compare(
            ConnectionTest test, List<ClientChoice> clients, ComparisonObserver observer, Cancellation cancellation)
            throws PkiException;
}
