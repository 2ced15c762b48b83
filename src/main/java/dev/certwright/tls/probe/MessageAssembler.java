package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts handshake messages together that were split over records, and takes records apart that hold several.
final class MessageAssembler {
    private static final int HEADER = 4;

    private byte[] pending = new byte[0];
    private int filled;

    /// Adds the content of a record.
    ///
    /// @return the messages it completes, each with its header
    List<Bytes> add(byte[] octets) {
        if (filled + octets.length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(filled + octets.length, 2 * filled));
        }
        System.arraycopy(octets, 0, pending, filled, octets.length);
        filled += octets.length;
        var complete = new ArrayList<Bytes>();
        int start = 0;
        while (filled - start >= HEADER) {
            int length = ((pending[start + 1] & 0xff) << 16)
                    | ((pending[start + 2] & 0xff) << 8)
                    | (pending[start + 3] & 0xff);
            int end = start + HEADER + length;
            if (end > filled) {
                break;
            }
            complete.add(Bytes.of(Arrays.copyOfRange(pending, start, end)));
            start = end;
        }
        if (start > 0) {
            filled -= start;
            System.arraycopy(pending, start, pending, 0, filled);
        }
        return complete;
    }
}
