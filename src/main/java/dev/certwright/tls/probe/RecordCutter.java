package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts octets into TLS records as they come, and notices octets that are none.
final class RecordCutter {
    /// Upper bound of what follows a record's header, RFC 5246 §6.2.3.
    private static final int MAX_FRAGMENT = 18_432;

    private static final int HEADER = 5;

    private byte[] rest = new byte[0];
    private boolean foreign;

    /// Takes what came.
    ///
    /// @param now when it came, by `System.nanoTime`
    /// @return the records that are now whole
    List<Arrival> cut(byte[] octets, long now) {
        int kept = rest.length;
        var buffer = Arrays.copyOf(rest, kept + octets.length);
        System.arraycopy(octets, 0, buffer, kept, octets.length);
        var arrivals = new ArrayList<Arrival>();
        int start = 0;
        while (start < buffer.length) {
            foreign |= !looksLikeTls(buffer, start);
            if (foreign) {
                arrivals.add(new Arrival.Foreign(Bytes.of(Arrays.copyOfRange(buffer, start, buffer.length)), now));
                start = buffer.length;
                break;
            }
            int there = buffer.length - start;
            if (there < HEADER || there < HEADER + fragmentLength(buffer, start)) {
                break;
            }
            int end = start + HEADER + fragmentLength(buffer, start);
            arrivals.add(new Arrival.TlsRecord(buffer[start], Bytes.of(Arrays.copyOfRange(buffer, start, end)), now));
            start = end;
        }
        rest = Arrays.copyOfRange(buffer, start, buffer.length);
        return arrivals;
    }

    /// Judges as much of a record's header as is there: content type 20 to 24, major version 3, a possible length.
    private static boolean looksLikeTls(byte[] buffer, int start) {
        int there = buffer.length - start;
        return buffer[start] >= 20
                && buffer[start] <= 24
                && (there < 2 || buffer[start + 1] == 3)
                && (there < HEADER || fragmentLength(buffer, start) <= MAX_FRAGMENT);
    }

    private static int fragmentLength(byte[] buffer, int start) {
        return ((buffer[start + 3] & 0xff) << 8) | (buffer[start + 4] & 0xff);
    }
}
