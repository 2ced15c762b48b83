package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Judges the published suites of test cases (x509-limbo, NIST PKITS, BoringSSL, OpenSSL, BetterTLS, x509test), where
/// they lie beside the project or where the system property `certwright.suites` says.
class PublishedSuiteTest {
    /// What was reached, of each source, in per cent. Not a goal: what is missing is known and to be worked on.
    private static final Map<String, Integer> FLOOR =
            Map.of("bettertls", 100, "boringssl", 84, "limbo", 75, "openssl", 86, "pkits", 81, "x509test", 42);

    private static final Pattern PEM = Pattern.compile("-----BEGIN [^-]+-----([^-]+)-----END");

    private final PathValidator validator = new PathValidator();

    @Test
    void judgesAsTheSuitesDo(TestReporter reporter) throws IOException {
        var folder = Path.of(System.getProperty("certwright.suites", "../shared/suites"), "verdict");
        assumeTrue(Files.isDirectory(folder), "the published suites are not at " + folder.toAbsolutePath());
        var scores = new TreeMap<String, Score>();
        var misses = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                var source = folder.relativize(file).getName(0).toString();
                judge(
                        JsonText.object(Files.readString(file)),
                        scores.computeIfAbsent(source, _ -> new Score()),
                        misses);
            }
        }
        var report = Path.of("target", "published-suites.txt");
        Files.writeString(report, scores + "\n" + misses);
        reporter.publishEntry("right/total", scores.toString());
        assertAll(FLOOR.entrySet().stream()
                .map(floor -> () -> assertTrue(
                        !scores.containsKey(floor.getKey())
                                || scores.get(floor.getKey()).percent() >= floor.getValue(),
                        floor.getKey() + " " + scores.get(floor.getKey()) + ", see " + report)));
    }

    private void judge(Map<String, Object> testCase, Score score, StringBuilder misses) {
        score.total++;
        var validation = validator.validate(request(testCase));
        boolean revocation = "true".equals(testCase.get("check_revocation"));
        boolean accepted = validation.valid()
                && (!revocation
                        || validation.checks().stream()
                                .anyMatch(c -> c.id().equals("revocation") && c.state() != CheckState.WARN));
        if (accepted == "SUCCESS".equals(testCase.get("expected_result"))) {
            score.right++;
        } else {
            misses.append(testCase.get("id"))
                    .append(accepted ? " wrongly accepted " : " wrongly refused ")
                    .append(validation.checks().stream()
                            .filter(c -> c.failed() || (c.state() == CheckState.WARN))
                            .map(Check::evidence)
                            .toList())
                    .append('\n');
        }
    }

    private static PathRequest request(Map<String, Object> testCase) {
        var time = (String) testCase.get("validation_time");
        var purpose = switch ((String) testCase.get("validation_kind")) {
            case "SERVER" -> Purpose.SERVER;
            case "CLIENT" -> Purpose.CLIENT;
            default -> Purpose.ANY;
        };
        return new PathRequest(
                certificates(List.of(testCase.get("peer_certificate"))).getFirst(),
                certificates(testCase.get("untrusted_intermediates")),
                certificates(testCase.get("trusted_certs")),
                ders(testCase.get("crls")).map(Bytes::of).toList(),
                time.isEmpty() ? Instant.now() : OffsetDateTime.parse(time).toInstant(),
                purpose,
                purpose == Purpose.SERVER ? host(testCase.get("expected_peer_name")) : Optional.empty());
    }

    private static Optional<String> host(Object name) {
        return name instanceof Map<?, ?> typed && !"RFC822".equals(typed.get("kind"))
                ? Optional.of((String) typed.get("value"))
                : Optional.empty();
    }

    private static List<EncodedCertificate> certificates(Object pem) {
        return ders(pem).map(EncodedCertificate::new).toList();
    }

    private static Stream<byte[]> ders(Object pem) {
        return pem instanceof List<?> list
                ? list.stream()
                        .flatMap(text -> PEM.matcher((String) text).results())
                        .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
                : Stream.empty();
    }

    private static final class Score {
        private int right;
        private int total;

        private int percent() {
            return right * 100 / total;
        }

        @Override
        public String toString() {
            return right + "/" + total;
        }
    }
}
