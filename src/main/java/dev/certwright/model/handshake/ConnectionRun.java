package dev.certwright.model.handshake;

import java.util.Optional;

/// A finished connection test, and the octets of the connection that it shows.
///
/// @param recording holds secrets and is closed when the run is no longer needed; empty when nothing was reached
public record ConnectionRun(HandshakeReport report, Optional<WireRecording> recording) implements AutoCloseable {
    @Override
    public void close() {
        recording.ifPresent(WireRecording::close);
    }
}
