package dev.certwright.tls.capture;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/// The packets of IP and TCP (RFC 791, RFC 8200, RFC 9293) that could have carried what was recorded.
final class PacketSequence {
    /// Takes one packet after the other.
    interface Sink {
        /// Takes the next packet.
        ///
        /// @param at since the recording began
        void accept(Duration at, byte[] packet) throws IOException;
    }

    /// Of each segment, in octets: what fits into an Ethernet frame.
    private static final int MAX_DATA_IPV4 = 1460;

    private static final int MAX_DATA_IPV6 = 1440;

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int PSH = 8;
    private static final int ACK = 16;
    private static final int TCP = 6;
    private static final int TCP_HEADER = 20;
    private static final int CHECKSUM_IN_TCP = 16;

    private final WireRecording recording;
    private final boolean ipv6;
    private final Sink sink;
    private int sentByClient;
    private int sentByServer;
    private int identification;

    private PacketSequence(WireRecording recording, Sink sink) {
        this.recording = recording;
        this.sink = sink;
        this.ipv6 = recording.client().getAddress().getAddress().length == 16;
    }

    /// The connection from its opening to its end, in the order of time.
    static void of(WireRecording recording, Sink sink) throws IOException {
        var sequence = new PacketSequence(recording, sink);
        sequence.open();
        var last = Duration.ZERO;
        for (var segment : recording.segments()) {
            sequence.carry(segment);
            last = segment.at();
        }
        sequence.close(last);
    }

    private void open() throws IOException {
        int most = maxData();
        // Maximum segment size, nothing, and a window scale of 2^7 so that no window is ever full.
        var options = new byte[] {2, 4, (byte) (most >> 8), (byte) most, 1, 3, 3, 7};
        add(Duration.ZERO, Direction.CLIENT_TO_SERVER, SYN, options, new byte[0]);
        add(Duration.ZERO, Direction.SERVER_TO_CLIENT, SYN | ACK, options, new byte[0]);
        add(Duration.ZERO, Direction.CLIENT_TO_SERVER, ACK, new byte[0], new byte[0]);
    }

    private void carry(Segment segment) throws IOException {
        var octets = segment.octets().toArray();
        for (int from = 0; from < octets.length; from += maxData()) {
            int to = Math.min(octets.length, from + maxData());
            int flags = to == octets.length ? PSH | ACK : ACK;
            add(segment.at(), segment.direction(), flags, new byte[0], Arrays.copyOfRange(octets, from, to));
        }
    }

    private void close(Duration at) throws IOException {
        add(at, Direction.CLIENT_TO_SERVER, FIN | ACK, new byte[0], new byte[0]);
        add(at, Direction.SERVER_TO_CLIENT, FIN | ACK, new byte[0], new byte[0]);
        add(at, Direction.CLIENT_TO_SERVER, ACK, new byte[0], new byte[0]);
    }

    private int maxData() {
        return ipv6 ? MAX_DATA_IPV6 : MAX_DATA_IPV4;
    }

    private void add(Duration at, Direction direction, int flags, byte[] options, byte[] data) throws IOException {
        boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
        var from = fromClient ? recording.client() : recording.server();
        var to = fromClient ? recording.server() : recording.client();
        int sequence = fromClient ? sentByClient : sentByServer;
        int acknowledged = (flags & ACK) == 0 ? 0 : fromClient ? sentByServer : sentByClient;
        var segment = ByteBuffer.allocate(TCP_HEADER + options.length + data.length)
                .putShort((short) from.getPort())
                .putShort((short) to.getPort())
                .putInt(sequence)
                .putInt(acknowledged)
                .put((byte) (((TCP_HEADER + options.length) / 4) << 4))
                .put((byte) flags)
                .putShort((short) 0xffff)
                .putInt(0)
                .put(options)
                .put(data);
        segment.putShort(CHECKSUM_IN_TCP, (short) tcpChecksum(from, to, segment.array()));
        sink.accept(at, ip(from, to, segment.array()));
        int used = data.length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
        if (fromClient) {
            sentByClient += used;
        } else {
            sentByServer += used;
        }
    }

    /// Over the segment and the pseudo-header, RFC 9293 §3.1.
    private static int tcpChecksum(InetSocketAddress from, InetSocketAddress to, byte[] segment) {
        var addresses = from.getAddress().getAddress().length * 2;
        var covered = ByteBuffer.allocate(addresses + 8 + segment.length)
                .put(from.getAddress().getAddress())
                .put(to.getAddress().getAddress())
                .putInt(segment.length)
                .putInt(TCP)
                .put(segment);
        return checksum(covered.array());
    }

    private byte[] ip(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        var packet = ByteBuffer.allocate((ipv6 ? 40 : 20) + payload.length);
        if (ipv6) {
            packet.putInt(6 << 28)
                    .putShort((short) payload.length)
                    .put((byte) TCP)
                    .put((byte) 64);
        } else {
            packet.put((byte) 0x45)
                    .put((byte) 0)
                    .putShort((short) packet.capacity())
                    .putShort((short) ++identification)
                    // Not to be fragmented.
                    .putShort((short) 0x4000)
                    .put((byte) 64)
                    .put((byte) TCP)
                    .putShort((short) 0);
        }
        packet.put(from.getAddress().getAddress()).put(to.getAddress().getAddress());
        if (!ipv6) {
            packet.putShort(10, (short) checksum(Arrays.copyOf(packet.array(), 20)));
        }
        return packet.put(payload).array();
    }

    /// The ones’ complement of the ones’ complement sum, RFC 1071.
    private static int checksum(byte[] octets) {
        long sum = 0;
        for (int i = 0; i < octets.length; i++) {
            sum += (i & 1) == 0 ? (octets[i] & 0xff) << 8 : octets[i] & 0xff;
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) ~sum & 0xffff;
    }
}
