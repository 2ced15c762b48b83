package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.SecondOpinion;
import java.util.Optional;

/// Makes the same connection as another program would. Slow: for a worker.
@FunctionalInterface
public interface SecondOpinions {
    /// Asks a Java program.
    ///
    /// @param shown what the test saw, when it was made already
    SecondOpinion asJava(ConnectionTest test, Optional<HandshakeReport> shown, Cancellation cancellation)
            throws PkiException;
}
