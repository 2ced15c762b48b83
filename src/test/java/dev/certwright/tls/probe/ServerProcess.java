package dev.certwright.tls.probe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server of somebody else's on the loopback address, stopped when closed.
record ServerProcess(Process process, int port) implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    static void assumeInstalled(String program) {
        assumeTrue(find(program).isPresent(), program + " is not installed");
    }

    /// Looks where programs and servers are.
    static java.util.Optional<Path> find(String program) {
        var folders = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Arrays.stream(folders.split(File.pathSeparator))
                .map(f -> Path.of(f, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /// Starts a server and waits until it accepts connections.
    static ServerProcess start(List<String> command, Path log, int port) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        var server = new ServerProcess(process, port);
        long deadline = System.nanoTime() + START.toNanos();
        while (!server.accepts()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                server.close();
                throw new IOException(command + ": " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
        return server;
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
