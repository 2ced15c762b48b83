package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.time.Duration;
import java.util.Optional;

/// A step and what came out of it.
///
/// @param at      since the test began, when its first message passed or its work was done; empty until then
/// @param summary what passed, in a line
public record StepResult(HandshakeStep step, StepState state, Optional<Duration> at, Phrase summary) {}
