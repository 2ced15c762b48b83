package dev.certwright.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs programs as a person would in a shell: the launcher that the build left, and those of others.
final class Launcher {
    private static final long SECONDS = 120;

    /// What a program printed and how it ended.
    record Run(int status, String out, String err) {
        @Override
        public String toString() {
            return "status " + status + "\n" + out + err;
        }
    }

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Launcher(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    Launcher set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    static Path program() {
        return Path.of(System.getProperty("certwright.launcher", "target/certwright/bin/certwright"))
                .toAbsolutePath();
    }

    /// Runs our command, which must succeed.
    String ok(String... arguments) throws IOException, InterruptedException {
        var run = run(arguments);
        if (run.status() != 0) {
            throw new AssertionError(List.of(arguments) + ": " + run);
        }
        return run.out();
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /// Runs any program in the folder, without a display.
    Run run(List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        List.of(
                        "DISPLAY",
                        "WAYLAND_DISPLAY",
                        "CERTWRIGHT_VAULT",
                        "CERTWRIGHT_PASSPHRASE",
                        "JAVA_TOOL_OPTIONS",
                        "XDG_DATA_HOME",
                        "XDG_CONFIG_HOME")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end of " + command);
        }
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
