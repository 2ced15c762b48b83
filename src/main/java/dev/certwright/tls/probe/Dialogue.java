package dev.certwright.tls.probe;

import dev.certwright.model.handshake.ApplicationAnswer;
import java.util.Optional;

/// What is said once the connection is encrypted: one question and its answer.
interface Dialogue {
    /// The question; empty when the server is only listened to.
    Optional<byte[]> question();

    /// Takes some of what the server says.
    void received(byte[] octets);

    /// Whether nothing more is worth waiting for.
    boolean complete();

    /// The answer so far; empty when none came or it is none of this protocol.
    Optional<ApplicationAnswer> answer();

    /// Nothing is asked.
    static Dialogue silent() {
        return new Dialogue() {
            private boolean heard;

            @Override
            public Optional<byte[]> question() {
                return Optional.empty();
            }

            @Override
            public void received(byte[] octets) {
                heard |= octets.length > 0;
            }

            @Override
            public boolean complete() {
                return heard;
            }

            @Override
            public Optional<ApplicationAnswer> answer() {
                return Optional.empty();
            }
        };
    }
}
