package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the `openssl` program, somebody else's eyes and hands.
public final class OpenSsl {
    private final Path folder;

    public OpenSsl(Path folder) {
        this.folder = folder;
    }

    /// What the program answers, output and errors together.
    public record Answer(int status, String text) {}

    /// Runs it in the folder.
    public Answer run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException _) {
            assumeTrue(false, "the openssl program is not installed");
            throw new IllegalStateException();
        }
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    /// Runs it and insists on success.
    public String text(String... arguments) throws IOException, InterruptedException {
        var answer = run(arguments);
        if (answer.status() != 0) {
            throw new AssertionError("openssl " + String.join(" ", arguments) + "\n" + answer.text());
        }
        return answer.text();
    }
}
