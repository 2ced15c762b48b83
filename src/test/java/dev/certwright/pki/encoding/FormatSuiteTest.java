package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sample of the files of many formats that others made; the suites profile reads them all.
class FormatSuiteTest {
    private static final int OF_EACH_KIND = 4;

    private final ContentReader reader = new ContentReader(new SecureRandom());

    @Test
    void findsWhatOtherProgramsPutIntoTheirFiles() throws IOException {
        var judge = new FormatJudge(reader);
        var taken = new HashMap<String, Integer>();
        var failures = new ArrayList<String>();
        int judged = 0;
        for (var entry : SuiteMaterial.entries("formats")) {
            if (taken.merge(entry.kind(), 1, Integer::sum) > OF_EACH_KIND) {
                continue;
            }
            judged++;
            var wrong = judge.judge(entry);
            if (!wrong.isEmpty()) {
                failures.add(entry.id() + ": " + wrong);
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(judged > 40, "the index names too few kinds");
    }

    @Test
    void answersStrangeFilesWithItemsOrAMessage() throws IOException {
        var entries = SuiteMaterial.entries("parse");
        int read = 0;
        for (int i = 0; i < entries.size(); i += 20) {
            var entry = entries.get(i);
            try {
                reader.read(Files.readAllBytes(entry.file()), entry.id(), List.of());
                read++;
            } catch (PkiException _) {
                // a message is an answer
            }
        }
        assertTrue(read > entries.size() / 40, "read " + read);
    }
}
