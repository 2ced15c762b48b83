package dev.certwright.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Runs the programs of others, whose word counts as an oracle.
public final class Program {
    /// What a program did.
    ///
    /// @param text standard output and standard error together
    public record Outcome(int status, String text) {}

    private Program() {}

    /// Skips the test, saying why, where the program is missing.
    public static void assumePresent(String... programs) {
        for (var program : programs) {
            Assumptions.assumeTrue(present(program), program + " is not installed: this test needs it as an oracle");
        }
    }

    private static boolean present(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
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
