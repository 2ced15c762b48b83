package dev.certwright.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Runs the programs of others, whose word counts as an oracle.
public final class Program {
    /// What a program did.
    ///
    /// @param text standard output and standard error together
    public record Outcome(int status, String text) {}

    /// Where servers are that are not on a person's path.
    private static final List<String> SERVERS = List.of(
            "/usr/sbin",
            "/usr/local/sbin",
            "/opt/homebrew/bin",
            "/usr/lib/postgresql/17/bin",
            "/usr/lib/postgresql/15/bin");

    private Program() {}

    /// Skips the test, saying why, where the program is missing.
    public static void assumePresent(String... programs) {
        for (var program : programs) {
            Assumptions.assumeTrue(present(program), program + " is not installed: this test needs it as an oracle");
        }
    }

    public static boolean present(String program) {
        return find(program).isPresent();
    }

    /// Looks where programs and servers are.
    public static Optional<Path> find(String program) {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.concat(Arrays.stream(path), SERVERS.stream())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException(command[0] + " does not end");
            }
            return new Outcome(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }
}
