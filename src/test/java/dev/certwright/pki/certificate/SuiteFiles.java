package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Material that others wrote, used where it lies.
final class SuiteFiles {
    private SuiteFiles() {}

    /// Skips the test where there is none.
    static Path folder() {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize() + " (set -Dcertwright.suites=FOLDER)");
        return suites;
    }

    /// The files of a set, in the order of the index.
    static List<String> paths(Path folder, String set) throws IOException {
        var paths = new ArrayList<String>();
        for (var line : Files.readAllLines(folder.resolve("index.jsonl"))) {
            var entry = JsonParser.parseString(line).getAsJsonObject();
            if (entry.get("set").getAsString().equals(set)) {
                paths.add(entry.get("path").getAsString());
            }
        }
        return paths;
    }
}
