package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PathSettings.Conformance;
import dev.certwright.model.verification.ValidationProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Judges every case of the published suites, prints what was reached, and fails when that is less than was aimed for.
///
/// Cases of the profile `rfc5280` are judged by RFC 5280, those of `webpki` by the rules of the web, those of `any` by
/// RFC 5280; a row shows what becomes of the latter under the rules of the web.
class VerdictSuites {
    private static final long MOST_MILLIS = 1000;

    private final PathValidator validator = new PathValidator();

    private final VerdictScore plain = new VerdictScore(
            "limbo without caveats", 996, c -> c.of("limbo") && c.caveats().isEmpty());
    private final VerdictScore own = new VerdictScore(
            "limbo without caveats, without bettertls",
            970,
            c -> c.of("limbo") && c.caveats().isEmpty() && !c.betterTls());
    private final VerdictScore betterTls = new VerdictScore("bettertls", 1000, c -> c.betterTls() && !c.soft());
    private final VerdictScore soft = new VerdictScore("bettertls, soft results", 0, c -> c.betterTls() && c.soft());
    private final VerdictScore others = new VerdictScore(
            "limbo: conflicting profiles, limits of depth",
            0,
            c -> c.of("limbo") && (c.about("conflicts") || c.about("max-chain-depth")));
    private final VerdictScore pedantic =
            new VerdictScore("limbo: pedantic, refused or warned of", 0, c -> c.about("pedantic"));
    private final VerdictScore hostile =
            new VerdictScore("limbo: denial of service", 0, c -> c.about("denial-of-service"));
    private final VerdictScore pkits = new VerdictScore("NIST PKITS", 1000, c -> c.of("pkits"));
    private final VerdictScore boringSsl =
            new VerdictScore("BoringSSL chains, with its settings", 950, c -> c.of("boringssl-chain"));
    private final VerdictScore openSsl =
            new VerdictScore("OpenSSL verify, with its settings", 950, c -> c.of("openssl-verify"));
    private final VerdictScore boringSslStrict =
            new VerdictScore("BoringSSL chains, with our own settings", 0, c -> c.of("boringssl-chain"));
    private final VerdictScore openSslStrict =
            new VerdictScore("OpenSSL verify, with our own settings", 0, c -> c.of("openssl-verify"));
    private final VerdictScore anyUnderWeb = new VerdictScore(
            "limbo of any profile, by the rules of the web",
            0,
            c -> c.of("limbo") && c.profile().equals("any") && !c.soft());
    private final VerdictScore anyTolerant = new VerdictScore(
            "limbo of any profile, tolerant",
            0,
            c -> c.of("limbo") && c.profile().equals("any") && !c.soft());
    private final VerdictScore profileRules =
            new VerdictScore("x509test, refused or warned of", 0, c -> c.of("x509test"));

    @Test
    void reachesWhatWasAimedFor() throws IOException {
        assumeTrue(
                Files.isDirectory(VerdictCase.folder()),
                "the published suites are not at " + VerdictCase.folder().toAbsolutePath());
        var cases = VerdictCase.all();
        // the first judgements of a process load classes
        cases.stream().limit(20).forEach(c -> validator.validate(c.request()));
        cases.forEach(this::judge);
        var rows = List.of(
                plain,
                own,
                betterTls,
                soft,
                others,
                pedantic,
                hostile,
                pkits,
                boringSsl,
                openSsl,
                boringSslStrict,
                openSslStrict,
                anyUnderWeb,
                anyTolerant,
                profileRules);
        var table = rows.stream().map(VerdictScore::toString).collect(Collectors.joining("\n", "\n", "\n\n"))
                + rows.stream().map(VerdictSuites::deviations).collect(Collectors.joining());
        var report = Path.of("target", "suites", "verdict.txt");
        Files.createDirectories(report.getParent());
        Files.writeString(report, table);
        System.out.println(table);
        assertAll(Stream.concat(
                rows.stream().map(row -> () -> assertTrue(row.reached(), row.toString())),
                Stream.of(
                        () -> assertEquals(0, plain.falseAccepts(), "false accepts"),
                        () -> rows.forEach(row -> assertTrue(row.slowest() < MOST_MILLIS, row.toString())))));
    }

    private static String deviations(VerdictScore row) {
        return row.deviations().isEmpty()
                ? ""
                : row.title() + ":\n"
                        + row.deviations().stream()
                                .map(d -> "  " + d + " " + d.findings() + "\n")
                                .collect(Collectors.joining())
                        + "\n";
    }

    private void judge(VerdictCase question) {
        Stream.of(plain, own, betterTls, soft, others, hostile, pkits, boringSsl, openSsl)
                .filter(row -> row.holds(question))
                .collect(Collectors.teeing(Collectors.toList(), Collectors.counting(), (rows, count) -> {
                    if (count > 0) {
                        var timed = time(question.request());
                        rows.forEach(row -> row.add(question, timed.validation(), timed.millis()));
                    }
                    return rows;
                }));
        Stream.of(boringSslStrict, openSslStrict)
                .filter(row -> row.holds(question))
                .forEach(row -> {
                    var timed = time(question.request().with(PathSettings.STRICT));
                    row.add(question, timed.validation(), timed.millis());
                });
        if (anyUnderWeb.holds(question)) {
            var timed = time(question.request(ValidationProfile.WEBPKI));
            anyUnderWeb.add(question, timed.validation(), timed.millis());
        }
        if (anyTolerant.holds(question)) {
            var settings = question.request().settings().with(Conformance.TOLERANT);
            var timed = time(question.request().with(settings));
            anyTolerant.add(question, timed.validation(), timed.millis());
        }
        Stream.of(pedantic, profileRules).filter(row -> row.holds(question)).forEach(row -> {
            var timed = time(question.request());
            boolean right = question.valid() ? timed.validation().valid() : VerdictScore.warned(timed.validation());
            row.add(question, timed.validation(), right, timed.millis());
        });
    }

    private record Timed(PathValidation validation, long millis) {}

    private Timed time(PathRequest request) {
        long start = System.nanoTime();
        var validation = validator.validate(request);
        return new Timed(validation, (System.nanoTime() - start) / 1_000_000);
    }
}
