package dev.certwright.service.report;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.store.FileAccess;
import dev.certwright.tls.capture.KeyLog;
import dev.certwright.tls.capture.PcapngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Writes what passed on the wire for other programs to read, for the owner's eyes only.
public final class CaptureFiles {
    private final FileAccess files;

    public CaptureFiles(FileAccess files) {
        this.files = files;
    }

    /// The secrets of the connection as an NSS key log. Who has it and a capture can read the connection.
    ///
    /// @throws PkiException.FileExists when one is there already and may not be replaced
    public void keyLog(WireRecording recording, Path file, boolean overwrite) throws PkiException {
        write(file, overwrite, out -> KeyLog.write(recording, out));
    }

    /// The connection as a capture.
    ///
    /// @param withSecrets whether the file opens itself; then who has it can read the connection
    /// @param comment     for whoever opens the file; may be empty
    /// @throws PkiException.FileExists when one is there already and may not be replaced
    public void pcapng(WireRecording recording, boolean withSecrets, String comment, Path file, boolean overwrite)
            throws PkiException {
        write(file, overwrite, out -> PcapngWriter.write(recording, withSecrets, comment, out));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void write(Path file, boolean overwrite, Writing writing) throws PkiException {
        try (var buffer = new WipedBuffer()) {
            writing.to(buffer);
            var content = buffer.content();
            try {
                files.write(Map.of(file, content), overwrite);
            } finally {
                content.wipe();
            }
        } catch (IOException e) {
            // nothing but memory is written to
            throw new UncheckedIOException(e);
        }
    }

    /// Overwritten when closed. What it left behind while it grew is gone with the next collection of garbage.
    private static final class WipedBuffer extends ByteArrayOutputStream {
        WipedBuffer() {
            super(1 << 16);
        }

        FileAccess.Content content() {
            var octets = toByteArray();
            try {
                return new FileAccess.Content(octets, true);
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
