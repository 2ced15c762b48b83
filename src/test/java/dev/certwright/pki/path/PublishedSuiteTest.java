package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Judges a sample of the published suites of test cases (x509-limbo, NIST PKITS, BoringSSL, OpenSSL, BetterTLS), where
/// they lie beside the project or where the system property `certwright.suites` says. All of them are judged by
/// [VerdictSuites].
class PublishedSuiteTest {
    /// Of a thousand; what the whole of the suites has, less a little for the smallness of the sample.
    private static final int FLOOR = 970;

    private static final int EVERY = 3;
    private static final int EVERY_OF_BETTERTLS = 20;

    private final PathValidator validator = new PathValidator();

    @Test
    void judgesASampleAsTheSuitesDo() throws IOException {
        assumeTrue(
                Files.isDirectory(VerdictCase.folder()),
                "the published suites are not at " + VerdictCase.folder().toAbsolutePath());
        var wrong = new ArrayList<String>();
        var letPass = new ArrayList<String>();
        var sample = sample();
        for (var question : sample) {
            var verdict = validator.validate(question.request());
            if (verdict.valid() != question.valid()) {
                wrong.add(question.name());
                if (question.of("limbo") && verdict.valid()) {
                    letPass.add(question.name());
                }
            }
        }
        assertEquals(List.of(), letPass);
        assertTrue(
                (sample.size() - wrong.size()) * 1000 >= FLOOR * sample.size(),
                wrong.size() + " of " + sample.size() + ": " + wrong);
    }

    private static List<VerdictCase> sample() throws IOException {
        var sample = new ArrayList<VerdictCase>();
        int seen = 0;
        for (var question : VerdictCase.index()) {
            boolean plain = !question.of("limbo") || question.caveats().isEmpty();
            int every = question.betterTls() ? EVERY_OF_BETTERTLS : EVERY;
            if (!question.of("x509test") && plain && (seen++ % every == 0)) {
                sample.add(question.read());
            }
        }
        return sample;
    }
}
