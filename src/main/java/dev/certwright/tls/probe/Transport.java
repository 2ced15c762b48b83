package dev.certwright.tls.probe;

import dev.certwright.model.handshake.WireRecording.Segment;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What carries the octets of a connection to the server and back.
interface Transport extends AutoCloseable {
    /// Waits for what comes next.
    ///
    /// @param deadline by `System.nanoTime`
    /// @return null when nothing came by then
    @Nullable
    Arrival next(long deadline) throws InterruptedException;

    /// Writes in one piece. A failure is not told: the server's reason for closing is on the way in.
    void write(byte[] octets) throws InterruptedException;

    /// What passed so far, in order of time.
    List<Segment> segments();

    InetSocketAddress client();

    InetSocketAddress server();

    /// Closes the connection at once, from any thread.
    @Override
    void close();
}
