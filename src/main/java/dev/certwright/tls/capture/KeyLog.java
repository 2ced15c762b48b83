package dev.certwright.tls.capture;

import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.handshake.WireRecording.TlsSecret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The secrets of a connection in the format of the NSS key log (draft-ietf-tls-keylogfile), which Wireshark reads.
/// Who has it can read the connection, so it is written only when asked for.
public final class KeyLog {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private KeyLog() {}

    /// Writes a line for each secret. The stream stays open.
    public static void write(WireRecording recording, OutputStream out) throws IOException {
        for (var secret : recording.secrets()) {
            var line = line(secret);
            try {
                out.write(line);
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        }
        out.flush();
    }

    /// The length of what [#write] writes, in octets.
    static int length(WireRecording recording) {
        return recording.secrets().stream().mapToInt(KeyLog::length).sum();
    }

    private static int length(TlsSecret secret) {
        return secret.label().length()
                + 2 * secret.clientRandom().length()
                + 2 * secret.secret().length()
                + 3;
    }

    private static byte[] line(TlsSecret secret) {
        var octets = secret.secret().copy();
        var line = ByteBuffer.allocate(length(secret))
                .put(secret.label().getBytes(StandardCharsets.US_ASCII))
                .put((byte) ' ')
                .put(secret.clientRandom().hex().getBytes(StandardCharsets.US_ASCII))
                .put((byte) ' ');
        for (byte octet : octets) {
            line.put(HEX[(octet >> 4) & 0xf]).put(HEX[octet & 0xf]);
        }
        Arrays.fill(octets, (byte) 0);
        return line.put((byte) '\n').array();
    }
}
