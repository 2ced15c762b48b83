package dev.certwright.model.handshake;

import java.time.Duration;
import java.util.List;

/// How the server was reached, before the first message of TLS.
///
/// @param dns      how long the name took; zero for an address
/// @param attempts the addresses tried, in order
/// @param tcp      how long the successful TCP connection took; zero when there was none
/// @param dialogue what was said before TLS: to a proxy, and in the protocol's own words
public record Reach(Duration dns, List<AddressAttempt> attempts, Duration tcp, List<StartupLine> dialogue) {
    public Reach {
        attempts = List.copyOf(attempts);
        dialogue = List.copyOf(dialogue);
    }

    public static Reach none() {
        return new Reach(Duration.ZERO, List.of(), Duration.ZERO, List.of());
    }
}
