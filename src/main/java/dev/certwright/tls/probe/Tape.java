package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Keeps the octets of a connection as they passed. Safe for use by several threads.
final class Tape {
    /// Of both directions together, in octets; what comes after is not kept.
    static final int MAX_OCTETS = 4 * 1024 * 1024;

    private final long epoch;
    private final List<Segment> segments = new ArrayList<>();
    private int total;

    /// @param epoch to which times are relative, by `System.nanoTime`
    Tape(long epoch) {
        this.epoch = epoch;
    }

    void add(Direction direction, byte[] octets, long at) {
        add(new Segment(direction, Duration.ofNanos(at - epoch), Bytes.of(octets)));
    }

    synchronized void add(Segment segment) {
        int length = segment.octets().length();
        if (length <= MAX_OCTETS - total) {
            total += length;
            segments.add(segment);
        } else {
            total = MAX_OCTETS;
        }
    }

    synchronized List<Segment> segments() {
        return segments.stream().sorted(Comparator.comparing(Segment::at)).toList();
    }

    /// Of what the server sent only the first octets, so many, and all that we sent.
    static List<Segment> heard(List<Segment> segments, long octets) {
        var heard = new ArrayList<Segment>();
        long left = octets;
        for (var segment : segments) {
            if (segment.direction() == Direction.CLIENT_TO_SERVER
                    || segment.octets().length() <= left) {
                heard.add(segment);
            } else if (left > 0) {
                var part = Arrays.copyOf(segment.octets().toArray(), (int) left);
                heard.add(new Segment(segment.direction(), segment.at(), Bytes.of(part)));
            }
            left -= segment.direction() == Direction.CLIENT_TO_SERVER
                    ? 0
                    : Math.min(left, segment.octets().length());
        }
        return heard;
    }
}
