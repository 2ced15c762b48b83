package dev.certwright.model.handshake;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// One address of the host and what came of connecting to it.
///
/// @param failure empty for the address the test went on with
public record AddressAttempt(InetSocketAddress address, Optional<ConnectFailure> failure, Duration took) {}
