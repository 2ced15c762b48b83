package dev.certwright.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs of others, run as oracles on the loopback address.
public final class Programs {
    private Programs() {}

    /// Skips the test when a program is absent.
    public static void assumeInstalled(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(there, program + " is not installed, so the comparison with it is left out");
    }

    /// Runs a program to its end, at most 30 seconds.
    ///
    /// @param folder for what it says
    /// @param input  for its standard input
    /// @return what it wrote to its standard output and, behind that, its complaints
    public static String run(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        var in = Files.writeString(Files.createTempFile(folder, "program", ".in"), input);
        var out = Files.createTempFile(folder, "program", ".out");
        var err = Files.createTempFile(folder, "program", ".err");
        var process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException(command + " does not end: " + Files.readString(out));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1) + Files.readString(err, StandardCharsets.ISO_8859_1);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /// A server that is stopped when closed.
    public record Server(Process process) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Starts a server and waits until it accepts connections, at most 20 seconds.
    ///
    /// @param log in the folder it works in
    public static Server start(Path log, int port, List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(log.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException(command + ": " + Files.readString(log));
            }
            Thread.yield();
        }
        return new Server(process);
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
