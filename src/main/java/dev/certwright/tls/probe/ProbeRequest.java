package dev.certwright.tls.probe;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeTarget;
import java.util.Optional;

/// One probe.
///
/// @param credential what is shown when the server asks, whatever issuers it names
public record ProbeRequest(HandshakeTarget target, Optional<Credential> credential, ConnectionOptions options) {}
