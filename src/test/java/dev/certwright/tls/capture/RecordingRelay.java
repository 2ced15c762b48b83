package dev.certwright.tls.capture;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.handshake.WireRecording.Segment;
import dev.certwright.model.handshake.WireRecording.TlsSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stands between a client and a server and keeps what passes.
final class RecordingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int serverPort;
    private final Instant start = Instant.now();
    private final long origin = System.nanoTime();
    private final List<Segment> segments = new ArrayList<>();
    private final Thread relaying;
    private volatile InetSocketAddress client = new InetSocketAddress("127.0.0.1", 1);
    private volatile InetSocketAddress server = client;

    RecordingRelay(InetAddress at, int serverPort) throws IOException {
        this.listening = new ServerSocket(0, 1, at);
        this.serverPort = serverPort;
        this.relaying = Thread.ofVirtual().start(this::relay);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    /// Waits for the end of the connection.
    WireRecording recording(List<TlsSecret> secrets) throws InterruptedException {
        relaying.join();
        return new WireRecording(client, server, start, segments, secrets);
    }

    private void relay() {
        try (var in = listening.accept();
                var out = new Socket("127.0.0.1", serverPort)) {
            client = (InetSocketAddress) in.getRemoteSocketAddress();
            server = (InetSocketAddress) in.getLocalSocketAddress();
            var forth = Thread.ofVirtual().start(() -> pump(in, out, Direction.CLIENT_TO_SERVER));
            pump(out, in, Direction.SERVER_TO_CLIENT);
            in.shutdownInput();
            forth.join();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        var buffer = new byte[16_384];
        try {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                synchronized (segments) {
                    segments.add(new Segment(
                            direction,
                            Duration.ofNanos(System.nanoTime() - origin),
                            Bytes.of(Arrays.copyOf(buffer, n))));
                }
                to.getOutputStream().write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two is gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
