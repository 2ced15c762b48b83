package dev.certwright.tls.probe;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsClientProtocol;

/// The client's side of TLS; every record passes the recorder before encryption or after decryption.
final class RecordingProtocol extends TlsClientProtocol {
    /// Length of its record.
    private static final int LONE_CHANGE_CIPHER_SPEC = 6;

    private final MessageRecorder recorder;

    RecordingProtocol(MessageRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    protected void writeRecord(short type, byte[] buffer, int offset, int length) throws IOException {
        int before = getAvailableOutputBytes();
        super.writeRecord(type, buffer, offset, length);
        if (getAvailableOutputBytes() > before) {
            int outerType = outputBuffer.getBuffer().readUint8(before);
            recorder.encrypted(type, Arrays.copyOfRange(buffer, offset, offset + length), outerType);
        }
    }

    @Override
    protected void processRecord(short type, byte[] buffer, int offset, int length) throws IOException {
        recorder.received(type, Arrays.copyOfRange(buffer, offset, offset + length));
        super.processRecord(type, buffer, offset, length);
    }

    /// What is to be sent now, in one piece; empty when nothing is. A change_cipher_spec alone is kept back, since it
    /// only opens a flight.
    byte[] takeOutput() {
        if (getAvailableOutputBytes() == LONE_CHANGE_CIPHER_SPEC
                && outputBuffer.getBuffer().readUint8(0) == ContentType.change_cipher_spec) {
            return new byte[0];
        }
        var output = new byte[getAvailableOutputBytes()];
        readOutput(output, 0, output.length);
        recorder.sent();
        return output;
    }

    /// Application data that came.
    byte[] takeInput() {
        var input = new byte[getAvailableInputBytes()];
        readInput(input, 0, input.length);
        return input;
    }
}
