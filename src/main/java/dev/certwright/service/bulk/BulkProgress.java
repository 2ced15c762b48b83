package dev.certwright.service.bulk;

import java.time.Duration;
import java.util.Optional;

/// How far the work has come.
///
/// @param rows    that are done in this stage
/// @param total   rows of the stage; 0 while that is not known
/// @param issued  certificates that were made and are kept
/// @param elapsed since the stage began
public record BulkProgress(Stage stage, long rows, long total, long issued, Duration elapsed) {
    private static final double MILLIS = 1_000;

    /// What is being done.
    public enum Stage {
        CHECKING,
        ISSUING
    }

    /// Certificates a second.
    public double rate() {
        return elapsed.toMillis() == 0 ? 0 : issued * MILLIS / elapsed.toMillis();
    }

    /// How long the rest will take at the pace so far; empty while that cannot be said.
    public Optional<Duration> remaining() {
        if (total == 0 || rows == 0 || elapsed.isZero()) {
            return Optional.empty();
        }
        long measured = issued > 0 ? issued : rows;
        return Optional.of(Duration.ofMillis(elapsed.toMillis() * (total - rows) / measured));
    }
}
