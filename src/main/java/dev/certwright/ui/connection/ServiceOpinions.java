package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.service.connection.ConnectionTestService;
import java.util.Optional;

/// The second opinion of the service. A test that was not made yet is made first, to compare with.
public record ServiceOpinions(ConnectionTestService tests, dev.certwright.service.connection.SecondOpinions opinions)
        implements SecondOpinions {
    @Override
    public SecondOpinion asJava(ConnectionTest test, Optional<HandshakeReport> shown, Cancellation cancellation)
            throws PkiException {
        var ours = shown.isPresent() ? shown.get() : once(test, cancellation);
        return opinions.ask(test, ours, cancellation);
    }

    private HandshakeReport once(ConnectionTest test, Cancellation cancellation) throws PkiException {
        var single = new ConnectionTest(
                test.target(), test.client(), test.trust(), test.options().withoutFetching(), Probing.SINGLE);
        try (var run = tests.test(single, ConnectionObserver.silent(), cancellation)) {
            return run.report();
        }
    }
}
