package dev.certwright.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;

/// Stands between a client and a server, passes the octets of one connection on and keeps them. When the server has
/// gone
/// it goes on taking what the client writes, so that the client has time to read the last word.
final class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final ByteArrayOutputStream question = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Thread thread;

    /// @param port of the server
    Relay(int port) throws IOException {
        this.port = port;
        listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        thread = Thread.ofVirtual().start(this::run);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void run() {
        try (var client = listening.accept();
                var server = new Socket("127.0.0.1", port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> answers(server, client));
            copy(client.getInputStream(), server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (IOException _) {
            // one of them has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answers(Socket server, Socket client) {
        var octets = new byte[16 * 1024];
        try {
            for (int n = server.getInputStream().read(octets);
                    n > 0;
                    n = server.getInputStream().read(octets)) {
                synchronized (answer) {
                    answer.write(octets, 0, n);
                }
                client.getOutputStream().write(octets, 0, n);
            }
        } catch (IOException _) {
            // reset
        }
        try {
            client.shutdownOutput();
        } catch (IOException _) {
            // gone, too
        }
    }

    /// Reads to the end, even when nobody takes it any more.
    private void copy(InputStream in, OutputStream out) throws IOException {
        var octets = new byte[16 * 1024];
        boolean taken = true;
        for (int n = in.read(octets); n > 0; n = in.read(octets)) {
            synchronized (question) {
                question.write(octets, 0, n);
            }
            try {
                if (taken) {
                    out.write(octets, 0, n);
                }
            } catch (IOException _) {
                taken = false;
            }
        }
    }

    /// The number of the fatal alert that the server has sent in clear.
    ///
    /// @param skipped how many octets come before TLS
    OptionalInt alertOfServer(int skipped) {
        synchronized (answer) {
            return alertInClear(answer.toByteArray(), skipped);
        }
    }

    /// The number of the fatal alert that the client has sent in clear.
    OptionalInt alertOfClient() {
        synchronized (question) {
            return alertInClear(question.toByteArray(), 0);
        }
    }

    private static OptionalInt alertInClear(byte[] all, int skipped) {
        int at = skipped;
        while (at + 5 <= all.length) {
            int length = (all[at + 3] & 0xff) << 8 | (all[at + 4] & 0xff);
            if (all[at] == 20 || all[at] == 23) {
                return OptionalInt.empty();
            }
            if (all[at] == 21 && length == 2 && at + 7 <= all.length && all[at + 5] == 2) {
                return OptionalInt.of(all[at + 6]);
            }
            at += 5 + length;
        }
        return OptionalInt.empty();
    }

    /// Waits until the connection is over.
    void await() throws InterruptedException {
        thread.join(java.time.Duration.ofSeconds(5));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        try {
            await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
