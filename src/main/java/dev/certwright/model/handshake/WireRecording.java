package dev.certwright.model.handshake;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The octets of one TCP connection as they passed, and the secrets that decrypt them.
///
/// @param startedAt to which the times of the segments are added
/// @param secrets   wiped when this is closed
public record WireRecording(
        InetSocketAddress client,
        InetSocketAddress server,
        Instant startedAt,
        List<Segment> segments,
        List<TlsSecret> secrets)
        implements AutoCloseable {
    /// What was written or read at once.
    public record Segment(Direction direction, Duration at, Bytes octets) {}

    /// A line of an NSS key log.
    ///
    /// @param label for example `CLIENT_HANDSHAKE_TRAFFIC_SECRET`
    public record TlsSecret(String label, Bytes clientRandom, SecretBytes secret) {}

    public WireRecording {
        segments = List.copyOf(segments);
        secrets = List.copyOf(secrets);
    }

    @Override
    public void close() {
        secrets.forEach(s -> s.secret().close());
    }
}
