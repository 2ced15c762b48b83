package dev.certwright.model.handshake;

/// Hears of a connection test while it runs, on threads of the test, one call at a time.
public interface ConnectionObserver {
    /// A step has changed.
    void step(StepResult step);

    /// How the server is reached, each time more is known.
    default void reach(Reach soFar) {}

    /// One of the further connections, by which it is found out what the server wants, has ended.
    default void attempt(Attempt ended) {}

    /// A message has passed.
    void message(HandshakeMessage message);

    /// One that does not listen.
    static ConnectionObserver silent() {
        return new ConnectionObserver() {
            @Override
            public void step(StepResult step) {}

            @Override
            public void message(HandshakeMessage message) {}
        };
    }
}
