package dev.certwright.tls.probe;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A TCP connection cut into records, each with the time of its arrival.
///
/// A server that refuses a client closes the connection right after its alert, while the client may still be
/// writing. So a thread of its own drains the socket whatever happens to writing, and a failure to write is only
/// kept: what came in is delivered first.
final class Wire implements Transport {
    private static final int CHUNK = 32 * 1024;

    /// How many records may wait; the socket is not read while that many do.
    private static final int MAX_WAITING = 512;

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    private final Socket socket;
    private final Duration patience;
    private final Tape tape;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread drain;
    private volatile boolean closed;
    private final int surelyTaken;
    private long written;
    private boolean stuck;

    /// Takes a connected socket over.
    ///
    /// @param patience for a server that does not take what is written
    /// @param tape     records what passes
    Wire(Socket socket, Duration patience, Tape tape) {
        this.socket = socket;
        this.patience = patience;
        this.tape = tape;
        this.surelyTaken = surelyTaken(socket);
        this.drain = Thread.ofVirtual().name("probe-wire").unstarted(this::drain);
    }

    /// A quarter of the buffer, since some systems count their own notes in it.
    private static int surelyTaken(Socket socket) {
        try {
            return socket.getSendBufferSize() / 4;
        } catch (SocketException e) {
            LOG.log(System.Logger.Level.DEBUG, "the socket is closed", e);
            return 0;
        }
    }

    /// Begins to read; before that nothing but what was said before TLS may have.
    void listen() {
        drain.start();
    }

    @Override
    public @Nullable Arrival next(long deadline) throws InterruptedException {
        if (closed) {
            return new Arrival.End(Arrival.Cause.CLOSED, System.nanoTime());
        }
        return arrivals.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /// Writes at once what the socket takes in any case, since its buffer holds all that was ever written; more on a
    /// thread of its own, since nothing bounds how long the server takes to accept it.
    @Override
    public void write(byte[] octets) throws InterruptedException {
        tape.add(Direction.CLIENT_TO_SERVER, octets, System.nanoTime());
        written += octets.length;
        if (written <= surelyTaken) {
            send(octets);
        } else if (!stuck) {
            stuck = !Thread.ofVirtual()
                    .name("probe-write")
                    .start(() -> send(octets))
                    .join(patience);
        }
    }

    private void send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server no longer reads", e);
        }
    }

    private void drain() {
        var cause = Arrival.Cause.CLOSED;
        try {
            cause = read();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "reading ended", e);
            cause = closed ? Arrival.Cause.CLOSED : Arrival.Cause.RST;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var end = new Arrival.End(cause, System.nanoTime());
        try {
            if (!arrivals.offer(end)) {
                arrivals.put(end);
            }
        } catch (InterruptedException _) {
            // closed: who asks is told so
            Thread.currentThread().interrupt();
        }
    }

    private Arrival.Cause read() throws IOException, InterruptedException {
        var in = socket.getInputStream();
        var cutter = new RecordCutter();
        var chunk = new byte[CHUNK];
        for (int total = 0; total < Tape.MAX_OCTETS; ) {
            int n = in.read(chunk);
            long now = System.nanoTime();
            if (n < 0) {
                return Arrival.Cause.FIN;
            }
            total += n;
            var octets = Arrays.copyOf(chunk, n);
            tape.add(Direction.SERVER_TO_CLIENT, octets, now);
            for (var arrival : cutter.cut(octets, now)) {
                arrivals.put(arrival);
            }
        }
        return Arrival.Cause.TOO_MUCH;
    }

    @Override
    public List<Segment> segments() {
        return tape.segments();
    }

    @Override
    public InetSocketAddress client() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    @Override
    public InetSocketAddress server() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getPort());
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
        drain.interrupt();
    }
}
