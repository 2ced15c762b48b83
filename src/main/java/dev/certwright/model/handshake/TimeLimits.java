package dev.certwright.model.handshake;

import java.time.Duration;

/// How long each phase of a connection may last.
///
/// @param connect     for looking the name up, and again for each address
/// @param flight      for the server's answer to each flight of handshake messages
/// @param application for the answer to the request
public record TimeLimits(Duration connect, Duration flight, Duration application) {
    public static TimeLimits standard() {
        return new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
