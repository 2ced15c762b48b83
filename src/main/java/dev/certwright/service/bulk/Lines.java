package dev.certwright.service.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;

/// Remembers on which line a text stood first, in a few octets for each: the texts themselves are not kept.
///
/// What is kept of a text are 64 bits of its SHA-256. That two of a million different texts have the same ones happens
/// in one of thirty million tables.
final class Lines {
    private static final int SMALLEST = 1 << 10;

    private final MessageDigest digest;
    private long[] hashes = new long[SMALLEST];
    private int[] lines = new int[SMALLEST];
    private int size;

    Lines() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Remembers a line, unless the text stood on an earlier one.
    ///
    /// @param line from 1
    /// @return the earlier one
    OptionalLong first(String text, long line) {
        long hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        int place = place(hashes, lines, hash);
        if (lines[place] != 0) {
            return OptionalLong.of(lines[place]);
        }
        hashes[place] = hash;
        lines[place] = Math.toIntExact(line);
        size++;
        if (size > hashes.length / 4 * 3) {
            grow();
        }
        return OptionalLong.empty();
    }

    /// Where the hash stands or would stand: the next free place from where it belongs. A line of 0 marks a free one.
    private static int place(long[] hashes, int[] lines, long hash) {
        int mask = hashes.length - 1;
        int place = (int) hash & mask;
        while (lines[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        var moreHashes = new long[hashes.length * 2];
        var moreLines = new int[moreHashes.length];
        for (int i = 0; i < hashes.length; i++) {
            if (lines[i] != 0) {
                int place = place(moreHashes, moreLines, hashes[i]);
                moreHashes[place] = hashes[i];
                moreLines[place] = lines[i];
            }
        }
        hashes = moreHashes;
        lines = moreLines;
    }
}
