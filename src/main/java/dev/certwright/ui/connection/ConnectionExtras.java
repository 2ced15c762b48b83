package dev.certwright.ui.connection;

import java.util.Optional;

/// What the screen can do beyond a test. What is missing has no button.
public record ConnectionExtras(
        Optional<RunExports> exports,
        Optional<RunHistory> history,
        Optional<Comparing> comparing,
        Optional<SecondOpinions> opinions,
        Optional<DryRunning> dryRuns) {
    public static ConnectionExtras none() {
        return new ConnectionExtras(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
