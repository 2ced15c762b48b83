package dev.certwright.tls.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A capture whose TCP connection carries messages as records that are not encrypted.
final class PlainCapture {
    private static final int RAW_IP = 101;
    private static final int LARGEST_RECORD = 16384;
    private static final int RECORD_HEADER = 5;

    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
    private final int[] sequence = {1000, 5000};
    private int seconds;

    PlainCapture() {
        var header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(1 << 18)
                .putInt(RAW_IP);
        packets.writeBytes(header.array());
        segment(0, 0x02, new byte[0]);
        segment(1, 0x12, new byte[0]);
        segment(0, 0x10, new byte[0]);
    }

    /// Adds a message in as many records as it needs.
    void add(boolean fromClient, int contentType, byte[] message) {
        for (int from = 0; from < message.length; from += LARGEST_RECORD) {
            int length = Math.min(LARGEST_RECORD, message.length - from);
            var record = ByteBuffer.allocate(RECORD_HEADER + length);
            record.put((byte) contentType).putShort((short) 0x0303).putShort((short) length);
            record.put(Arrays.copyOfRange(message, from, from + length));
            segment(fromClient ? 0 : 1, 0x18, record.array());
        }
    }

    private void segment(int side, int flags, byte[] content) {
        var packet = ByteBuffer.allocate(40 + content.length);
        packet.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) packet.capacity())
                .putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.putInt(0x0a000001 + side).putInt(0x0a000002 - side);
        packet.putShort((short) (side == 0 ? 40000 : 443)).putShort((short) (side == 0 ? 443 : 40000));
        packet.putInt(sequence[side]).putInt(sequence[1 - side]);
        packet.put((byte) 0x50)
                .put((byte) flags)
                .putShort((short) 0xffff)
                .putInt(0)
                .put(content);
        sequence[side] += content.length + (flags == 0x02 || flags == 0x12 ? 1 : 0);
        var header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(++seconds).putInt(0).putInt(packet.capacity()).putInt(packet.capacity());
        packets.writeBytes(header.array());
        packets.writeBytes(packet.array());
    }

    Path write(Path file) throws IOException {
        return Files.write(file, packets.toByteArray());
    }
}
