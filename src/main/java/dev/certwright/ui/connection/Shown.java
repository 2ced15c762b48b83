package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeStep;
import java.util.Optional;

/// What of a handshake is looked at more closely.
public sealed interface Shown {
    /// The step it is, or belongs to; none for what came before TLS.
    Optional<HandshakeStep> step();

    /// The way to the server: addresses, proxy, what was said before TLS.
    record TheWay() implements Shown {
        @Override
        public Optional<HandshakeStep> step() {
            return Optional.empty();
        }
    }

    /// One of the seven, with all its messages.
    record OfStep(HandshakeStep chosen) implements Shown {
        @Override
        public Optional<HandshakeStep> step() {
            return Optional.of(chosen);
        }
    }

    /// A single message.
    record OfMessage(HandshakeMessage message) implements Shown {
        @Override
        public Optional<HandshakeStep> step() {
            return Optional.of(message.step());
        }
    }
}
