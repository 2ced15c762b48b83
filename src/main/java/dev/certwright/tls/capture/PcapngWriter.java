package dev.certwright.tls.capture;

import dev.certwright.model.handshake.WireRecording;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Writes a recording as a capture file in the format pcapng (draft-ietf-opsawg-pcapng), which Wireshark opens.
///
/// The octets are those that passed; the packets around them are made up.
public final class PcapngWriter {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 0x0a;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int TLS_KEY_LOG = 0x544c534b;
    private static final int LINKTYPE_RAW = 101;

    private static final int COMMENT = 1;
    private static final int USER_APPLICATION = 4;
    private static final int TIMESTAMP_RESOLUTION = 9;
    private static final int NANOSECONDS = 9;

    /// Writes into the body of a block.
    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private final DataOutputStream out;

    private PcapngWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /// Writes the recording. The stream stays open.
    ///
    /// @param withSecrets whether the file opens itself; then everybody who has it can read the connection
    /// @param comment     for whoever opens the file; may be empty
    public static void write(WireRecording recording, boolean withSecrets, String comment, OutputStream out)
            throws IOException {
        var writer = new PcapngWriter(out);
        writer.header(comment);
        if (withSecrets && !recording.secrets().isEmpty()) {
            writer.secrets(recording);
        }
        var start = recording.startedAt();
        PacketSequence.of(recording, (at, packet) -> writer.packet(start.plus(at), packet));
        writer.out.flush();
    }

    private void header(String comment) throws IOException {
        block(SECTION_HEADER, body -> {
            body.writeInt(BYTE_ORDER_MAGIC);
            body.writeShort(1);
            body.writeShort(0);
            // The length of the section is left open.
            body.writeLong(-1);
            if (!comment.isEmpty()) {
                option(body, COMMENT, comment.getBytes(StandardCharsets.UTF_8));
            }
            option(body, USER_APPLICATION, "Certwright".getBytes(StandardCharsets.UTF_8));
            body.writeInt(0);
        });
        block(INTERFACE_DESCRIPTION, body -> {
            body.writeShort(LINKTYPE_RAW);
            body.writeShort(0);
            // Packets of any length.
            body.writeInt(0);
            option(body, TIMESTAMP_RESOLUTION, new byte[] {NANOSECONDS});
            body.writeInt(0);
        });
    }

    /// Not gathered in memory first, where copies would stay.
    private void secrets(WireRecording recording) throws IOException {
        int length = KeyLog.length(recording);
        int total = 20 + length + padding(length);
        out.writeInt(DECRYPTION_SECRETS);
        out.writeInt(total);
        out.writeInt(TLS_KEY_LOG);
        out.writeInt(length);
        KeyLog.write(recording, out);
        out.write(new byte[padding(length)]);
        out.writeInt(total);
    }

    private void packet(Instant at, byte[] octets) throws IOException {
        long nanoseconds = Duration.between(Instant.EPOCH, at).toNanos();
        block(ENHANCED_PACKET, body -> {
            body.writeInt(0);
            body.writeLong(nanoseconds);
            body.writeInt(octets.length);
            body.writeInt(octets.length);
            padded(body, octets);
        });
    }

    private void block(int type, Body body) throws IOException {
        var content = new ByteArrayOutputStream();
        body.writeTo(new DataOutputStream(content));
        int total = 12 + content.size();
        out.writeInt(type);
        out.writeInt(total);
        content.writeTo(out);
        out.writeInt(total);
    }

    private static void option(DataOutputStream body, int code, byte[] value) throws IOException {
        body.writeShort(code);
        body.writeShort(value.length);
        padded(body, value);
    }

    private static void padded(DataOutputStream body, byte[] value) throws IOException {
        body.write(value);
        body.write(new byte[padding(value.length)]);
    }

    /// How many octets are missing to a multiple of four.
    private static int padding(int length) {
        return -length & 3;
    }
}
