package dev.certwright.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Passes on what a client and its PostgreSQL server say, until the client wants to commit: then the line is cut,
/// before
/// the server hears it or before the client hears the answer.
final class CutConnection implements AutoCloseable {
    /// Where to cut.
    enum When {
        NEVER,
        BEFORE_THE_SERVER_HEARS,
        BEFORE_THE_CLIENT_HEARS,
        /// As the one before, and nobody comes through afterwards.
        FOR_GOOD
    }

    private static final String COMMIT = "COMMIT";
    private static final Pattern NAMED_COMMIT = Pattern.compile("(S_\\d+)\0COMMIT");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicReference<When> when = new AtomicReference<>(When.NEVER);
    private final int server;

    CutConnection(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void cut(When moment) {
        when.set(moment);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var upstream = new Socket("127.0.0.1", server);
                Thread.ofVirtual().start(() -> up(client, upstream));
                Thread.ofVirtual().start(() -> down(upstream, client));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void up(Socket client, Socket upstream) {
        try (client;
                upstream) {
            var in = client.getInputStream();
            var buffer = new byte[65_536];
            // once it has said so a few times, the driver only names the statement
            var named = "\0no statement\0";
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                var sent = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                boolean commit = sent.contains(COMMIT) || sent.contains(named);
                var prepared = NAMED_COMMIT.matcher(sent);
                if (prepared.find()) {
                    named = "\0" + prepared.group(1) + "\0";
                }
                if (commit && when.compareAndSet(When.BEFORE_THE_SERVER_HEARS, When.NEVER)) {
                    return;
                }
                if (commit && when.get() == When.FOR_GOOD) {
                    listening.close();
                }
                boolean deaf = commit
                        && (when.compareAndSet(When.BEFORE_THE_CLIENT_HEARS, When.NEVER)
                                || when.compareAndSet(When.FOR_GOOD, When.NEVER));
                if (deaf) {
                    client.shutdownOutput();
                }
                upstream.getOutputStream().write(buffer, 0, n);
                if (deaf) {
                    drain(upstream.getInputStream());
                    return;
                }
            }
        } catch (IOException _) {
            // the other end is gone
        }
    }

    /// Until the server has answered, which ends with its word that it is ready.
    private static void drain(InputStream in) throws IOException {
        while (in.read() >= 0) {
            if (in.available() == 0) {
                return;
            }
        }
    }

    private static void down(Socket upstream, Socket client) {
        try (upstream;
                client) {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // the other end is gone
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
