package dev.certwright.tls.probe;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TlsVersion;
import java.util.Optional;
import java.util.Set;

/// One probe.
///
/// @param credential what is shown when the server asks, whatever issuers it names
/// @param versions   what the client offers; not empty
public record ProbeRequest(
        HandshakeTarget target, Optional<Credential> credential, Set<TlsVersion> versions, ProbeTimeouts timeouts) {
    public ProbeRequest {
        versions = Set.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no version");
        }
    }
}
