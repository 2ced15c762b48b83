package dev.certwright.tls.message;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Handshakes between OpenSSL's client and its server, with the messages as the client prints them.
final class OpenSslMessages {
    private static final Pattern HEAD =
            Pattern.compile("(>>>|<<<) .*?(Handshake|Alert|ChangeCipherSpec).*\\[length ([0-9a-f]{4})].*");
    private static final Pattern OCTETS = Pattern.compile(" {4}([0-9a-f]{2} ?)+");
    private static final long SECONDS = 10;

    private final Path folder;

    /// One message.
    record Printed(boolean fromClient, int contentType, Bytes raw) {}

    OpenSslMessages(Path folder) {
        this.folder = folder;
    }

    static void assumeInstalled() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(f -> Files.isExecutable(Path.of(f, "openssl"))),
                "openssl is not installed");
    }

    /// Runs OpenSSL and waits for its end.
    String run(String input, List<String> arguments) throws IOException, InterruptedException {
        return run(input, "", arguments);
    }

    /// Runs OpenSSL, closes its standard input when it has printed a word, and waits for its end.
    private String run(String input, String word, List<String> arguments) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "openssl", ".log");
        var process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
            in.flush();
            while (process.isAlive()
                    && System.nanoTime() < deadline
                    && !Files.readString(output, StandardCharsets.ISO_8859_1).contains(word)) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(arguments + " does not end");
        }
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        return command;
    }

    /// Lets them shake hands, once for each list of the client's options.
    List<List<Printed>> handshake(List<String> serverOptions, String request, List<List<String>> clients)
            throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        var arguments = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:" + port));
        arguments.addAll(serverOptions);
        var log = Files.createTempFile(folder, "s_server", ".log");
        var server = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await(server, port, log);
            var printed = new ArrayList<List<Printed>>();
            for (var client : clients) {
                var options = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port, "-msg"));
                options.addAll(client);
                printed.add(messages(run(request, options.contains("-ign_eof") ? "" : "NewSessionTicket", options)));
            }
            return printed;
        } finally {
            server.destroy();
            if (!server.waitFor(SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static void await(Process server, int port, Path log) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(Files.readString(log), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static List<Printed> messages(String output) {
        var messages = new ArrayList<Printed>();
        var lines = output.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var head = HEAD.matcher(lines.get(i));
            if (head.matches()) {
                var octets = new ByteArrayOutputStream();
                while (i + 1 < lines.size() && OCTETS.matcher(lines.get(i + 1)).matches()) {
                    octets.writeBytes(HexFormat.of().parseHex(lines.get(++i).replace(" ", "")));
                }
                int type = switch (head.group(2)) {
                    case "Handshake" -> MessageDecoder.HANDSHAKE;
                    case "Alert" -> MessageDecoder.ALERT;
                    default -> MessageDecoder.CHANGE_CIPHER_SPEC;
                };
                messages.add(new Printed(head.group(1).equals(">>>"), type, Bytes.of(octets.toByteArray())));
            }
        }
        return messages;
    }
}
