package dev.certwright.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// Where a command reads and writes.
///
/// @param prompt      asks a person without echo; empty when nobody sits there
/// @param environment the variables of the process
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Optional<SecretPrompt> prompt,
        Map<String, String> environment) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /// A variable that is set to something.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// Names no variable, for one of them may hold a passphrase.
    @Override
    public String toString() {
        return "Terminal";
    }
}
