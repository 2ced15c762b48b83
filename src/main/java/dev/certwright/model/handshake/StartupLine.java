package dev.certwright.model.handshake;

import java.time.Duration;

/// A line said before TLS began, to a proxy or in the protocol's own words.
///
/// @param at   since the test began
/// @param text at most 500 characters, without control characters and never with a password
public record StartupLine(Direction direction, Duration at, String text) {}
