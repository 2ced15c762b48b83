package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.StepResult;
import java.util.concurrent.Executor;

/// Hands what is heard on a worker to an observer that lives on another thread.
record Marshalled(Executor executor, ConnectionObserver observer) implements ConnectionObserver {
    static ConnectionObserver to(Executor executor, ConnectionObserver observer) {
        return new Marshalled(executor, observer);
    }

    @Override
    public void step(StepResult step) {
        executor.execute(() -> observer.step(step));
    }

    @Override
    public void reach(Reach soFar) {
        executor.execute(() -> observer.reach(soFar));
    }

    @Override
    public void attempt(Attempt ended) {
        executor.execute(() -> observer.attempt(ended));
    }

    @Override
    public void message(HandshakeMessage message) {
        executor.execute(() -> observer.message(message));
    }
}
