package dev.certwright.model.handshake;

import java.util.Set;

/// A connection test that a person asks for.
///
/// @param versions those offered; at least one
public record ConnectionTest(HandshakeTarget target, ClientChoice client, TrustChoice trust, Set<TlsVersion> versions) {
    public ConnectionTest {
        versions = Set.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no version");
        }
    }
}
