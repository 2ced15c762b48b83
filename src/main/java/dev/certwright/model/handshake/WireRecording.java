package dev.certwright.model.handshake;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The octets of one connection as they passed, and what opens them. The secrets are wiped when it is closed.
///
/// @param client    resolved
/// @param server    resolved, and of the same family of addresses as the client's
/// @param segments  in the order in which they passed
/// @param secrets   empty when there is nothing to open
public record WireRecording(
        InetSocketAddress client,
        InetSocketAddress server,
        Instant startedAt,
        List<Segment> segments,
        List<TlsSecret> secrets)
        implements AutoCloseable {
    /// What passed in one piece, one way.
    ///
    /// @param at since `startedAt`
    public record Segment(Direction direction, Duration at, Bytes octets) {}

    /// One line of an NSS key log.
    ///
    /// @param label        for example `CLIENT_RANDOM` or `CLIENT_HANDSHAKE_TRAFFIC_SECRET`
    /// @param clientRandom of the connection's ClientHello, 32 octets
    public record TlsSecret(String label, Bytes clientRandom, SecretBytes secret) {}

    public WireRecording {
        if (client.isUnresolved()
                || server.isUnresolved()
                || client.getAddress().getAddress().length
                        != server.getAddress().getAddress().length) {
            throw new IllegalArgumentException("two addresses of one family are needed");
        }
        segments = List.copyOf(segments);
        secrets = List.copyOf(secrets);
    }

    /// Wipes the secrets.
    @Override
    public void close() {
        secrets.forEach(s -> s.secret().close());
    }
}
