package dev.certwright.pki.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the blocks of a PEM text one after the other, and what stands around them.
final class PemScanner {
    /// A stretch of the text outside of any block.
    record Gap(int start, int end) {}

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int MAX_LABEL = 80;

    private final String text;
    private final List<Gap> gaps = new ArrayList<>();
    private int at;
    private int gapStart;
    private int end;

    PemScanner(String text) {
        this.text = text;
        this.end = text.indexOf(END);
    }

    static boolean anyIn(String text) {
        return text.contains(BEGIN);
    }

    /// The next block; empty after the last one.
    Optional<PemBlock> next() {
        while (at >= 0 && at < text.length()) {
            int begin = text.indexOf(BEGIN, at);
            if (begin < 0) {
                break;
            }
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            if (labelEnd < 0
                    || labelEnd - begin > MAX_LABEL
                    || text.substring(begin, labelEnd).indexOf('\n') >= 0) {
                // words about a block, or a block cut short in its very first line
                at = begin + BEGIN.length();
                if (labelEnd < 0 && text.length() - begin < MAX_LABEL) {
                    return Optional.of(block(begin, text.length(), text.length(), "", false));
                }
                continue;
            }
            var label = text.substring(begin + BEGIN.length(), labelEnd).strip();
            int bodyStart = labelEnd + DASHES.length();
            int end = nextEnd(bodyStart);
            int following = text.indexOf(BEGIN, bodyStart);
            boolean whole = end >= 0 && (following < 0 || end < following);
            int bodyEnd = whole ? end : (following < 0 ? text.length() : following);
            return Optional.of(block(begin, bodyStart, bodyEnd, label, whole));
        }
        gaps.add(new Gap(gapStart, text.length()));
        gapStart = text.length();
        at = -1;
        return Optional.empty();
    }

    /// Remembered, so that many beginnings without an end do not search the whole text each.
    private int nextEnd(int from) {
        if (end >= 0 && end < from) {
            end = text.indexOf(END, from);
        }
        return end;
    }

    private PemBlock block(int begin, int bodyStart, int bodyEnd, String label, boolean whole) {
        if (begin > gapStart) {
            gaps.add(new Gap(gapStart, begin));
        }
        at = bodyEnd;
        if (whole) {
            int dashes = text.indexOf(DASHES, bodyEnd + END.length());
            at = dashes < 0 || dashes - bodyEnd > MAX_LABEL ? bodyEnd + END.length() : dashes + DASHES.length();
        }
        gapStart = at;
        return PemBlock.of(label, text.substring(bodyStart, bodyEnd), whole);
    }

    /// What stands around the blocks, once all are read.
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
