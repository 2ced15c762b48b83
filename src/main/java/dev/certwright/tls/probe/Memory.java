package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A connection to a server in this process: what is not there at once never comes.
final class Memory implements Transport {
    private final ServerPeer peer;
    private final int port;
    private final Tape tape;
    private final RecordCutter cutter = new RecordCutter();
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private boolean ended;

    /// @param port  by which the recording names the server
    /// @param epoch to which times are relative, by `System.nanoTime`
    Memory(ServerPeer peer, int port, long epoch) {
        this.peer = peer;
        this.port = port;
        this.tape = new Tape(epoch);
    }

    @Override
    public @Nullable Arrival next(long deadline) {
        return arrivals.poll();
    }

    @Override
    public void write(byte[] octets) {
        if (ended) {
            return;
        }
        tape.add(Direction.CLIENT_TO_SERVER, octets, System.nanoTime());
        var answer = peer.answer(Bytes.of(octets)).toArray();
        long now = System.nanoTime();
        if (answer.length > 0) {
            tape.add(Direction.SERVER_TO_CLIENT, answer, now);
            arrivals.addAll(cutter.cut(answer, now));
        }
        if (peer.closed()) {
            ended = true;
            arrivals.add(new Arrival.End(Arrival.Cause.FIN, now));
        }
    }

    @Override
    public List<Segment> segments() {
        return tape.segments();
    }

    @Override
    public InetSocketAddress client() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public InetSocketAddress server() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        ended = true;
    }
}
