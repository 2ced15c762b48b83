package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A TCP connection cut into records, each with the time of its arrival.
///
/// A server that refuses a client closes the connection right after its alert, while the client may still be
/// writing. So a thread of its own drains the socket whatever happens to writing, and a failure to write is only
/// kept: what came in is delivered first.
final class Wire implements AutoCloseable {
    /// Upper bound of what follows a record's header, RFC 5246 §6.2.3.
    private static final int MAX_FRAGMENT = 18_432;

    private static final int HEADER = 5;
    private static final int MAX_TOTAL = 16 * 1024 * 1024;
    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    private final Socket socket;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private boolean foreign;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /// Takes a connected socket over and begins to listen.
    static Wire over(Socket socket) {
        var wire = new Wire(socket);
        Thread.ofVirtual().name("probe-wire").start(wire::drain);
        return wire;
    }

    /// Waits for what comes next.
    ///
    /// @param deadline by `System.nanoTime`
    /// @return null when nothing came by then
    @Nullable
    Arrival next(long deadline) throws InterruptedException {
        return arrivals.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /// Writes in one piece. A failure is not told: the server's reason for closing is on the way in.
    void write(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server no longer reads", e);
        }
    }

    private void drain() {
        var buffer = new byte[2 * (HEADER + MAX_FRAGMENT)];
        int filled = 0;
        try {
            var in = socket.getInputStream();
            for (long total = 0; total < MAX_TOTAL; ) {
                int n = in.read(buffer, filled, buffer.length - filled);
                long now = System.nanoTime();
                if (n < 0) {
                    arrivals.add(new Arrival.End(Arrival.Cause.FIN, now));
                    return;
                }
                total += n;
                filled = cut(buffer, filled + n, now);
            }
            close();
            arrivals.add(new Arrival.End(Arrival.Cause.CLOSED, System.nanoTime()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "reading ended", e);
            arrivals.add(new Arrival.End(closed ? Arrival.Cause.CLOSED : Arrival.Cause.RST, System.nanoTime()));
        }
    }

    /// Delivers the whole records at the front of the buffer and moves the rest there.
    ///
    /// @return the length of the rest
    private int cut(byte[] buffer, int filled, long now) {
        int start = 0;
        while (start < filled) {
            foreign |= !looksLikeTls(buffer, start, filled);
            if (foreign) {
                arrivals.add(new Arrival.Foreign(Bytes.of(Arrays.copyOfRange(buffer, start, filled)), now));
                return 0;
            }
            if (filled - start < HEADER) {
                break;
            }
            int end = start + HEADER + fragmentLength(buffer, start);
            if (end > filled) {
                break;
            }
            arrivals.add(new Arrival.TlsRecord(buffer[start], Bytes.of(Arrays.copyOfRange(buffer, start, end)), now));
            start = end;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        return filled - start;
    }

    /// Judges as much of a record's header as is there: content type 20 to 24, major version 3, a possible length.
    private static boolean looksLikeTls(byte[] buffer, int start, int filled) {
        int there = filled - start;
        return buffer[start] >= 20
                && buffer[start] <= 24
                && (there < 2 || buffer[start + 1] == 3)
                && (there < HEADER || fragmentLength(buffer, start) <= MAX_FRAGMENT);
    }

    private static int fragmentLength(byte[] buffer, int start) {
        return ((buffer[start + 3] & 0xff) << 8) | (buffer[start + 4] & 0xff);
    }

    /// Closes the connection at once, from any thread.
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
