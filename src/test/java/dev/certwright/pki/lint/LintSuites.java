package dev.certwright.pki.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.LintScope;
import dev.certwright.model.finding.Severity;
import dev.certwright.pki.certificate.DerWriter;
import dev.certwright.pki.encoding.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What other programs say is wrong with certificates, and how much of it our rules find.
class LintSuites {
    private static final Path REPORT = Path.of("target/suites/lint.txt");
    private static final double TO_REACH = 0.95;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:X509 |TRUSTED |TBS )?)CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END");
    private static final Pattern SECTION = Pattern.compile("(RFC|X\\.)\\s?(\\d+) (?:s|appendix )?([\\dA][\\d.]*)");

    /// What pkilint judges by: it knows no dates of issue, so a certificate is judged as if made in these days.
    private static final Optional<Instant> TODAY = Optional.of(Instant.parse("2025-12-01T00:00:00Z"));

    private static final List<String> LINES = new ArrayList<>();

    /// How many of a source's hints are claimed by a rule of ours, and how many of those it finds.
    private static final class Count {
        private final String source;
        private int hints;
        private int claimed;
        private int found;
        private int silent;
        private int falseAlarms;
        private final List<String> remarks = new ArrayList<>();

        Count(String source) {
            this.source = source;
        }

        void hint(String rule, Optional<List<String>> ours, Set<String> codes, String file) {
            hints++;
            if (ours.isEmpty()) {
                remarks.add("not claimed: " + rule);
                return;
            }
            claimed++;
            if (ours.get().stream().anyMatch(codes::contains)) {
                found++;
            } else {
                remarks.add("missed: " + rule + " in " + file);
            }
        }

        void nothing(String rule, Optional<List<String>> ours, Set<String> codes, String file) {
            if (ours.isPresent()) {
                silent++;
                if (ours.get().stream().anyMatch(codes::contains)) {
                    falseAlarms++;
                    remarks.add("false alarm: " + rule + " in " + file);
                }
            }
        }

        void print(double claims) {
            print("%-9s %4d hints, %4d claimed (%.0f %%), %4d found (%.1f %%); %d false alarms where %d say nothing"
                    .formatted(
                            source,
                            hints,
                            claimed,
                            100.0 * claimed / hints,
                            found,
                            100.0 * found / claimed,
                            falseAlarms,
                            silent));
            remarks.stream().sorted().forEach(r -> LINES.add("    " + r));
            assertTrue(found >= TO_REACH * claimed, source + ": " + found + " of " + claimed);
            assertTrue(claimed >= claims * hints, source + ": " + claimed + " of " + hints);
        }

        private static void print(String line) {
            LINES.add(line);
            System.out.println(line);
        }
    }

    @AfterAll
    static void write() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, LINES);
    }

    @Test
    void findsWhatZlintFinds() throws IOException {
        var table = ForeignRules.table("zlint");
        var count = new Count("zlint");
        for (var entry : entries("parse")) {
            var certificate = certificate(entry);
            for (var hint : hints(entry, "zlint")) {
                var rule = string(hint, "lint");
                var ours = Optional.ofNullable(table.get(rule));
                var codes = certificate
                        .map(c -> codes(Lint.check(c, LintScope.PUBLIC_TLS)))
                        .orElse(Set.of());
                switch (string(hint, "expected")) {
                    case "Error", "Warn", "Notice", "Fatal" -> count.hint(rule, ours, codes, string(entry, "id"));
                    default -> count.nothing(rule, ours, codes, string(entry, "id"));
                }
            }
        }
        count.print(0.8);
    }

    @Test
    void findsWhatPkilintFinds() throws IOException {
        var table = ForeignRules.table("pkilint");
        var count = new Count("pkilint");
        for (var entry : entries("parse")) {
            var certificate = certificate(entry);
            var seen = new HashSet<String>();
            for (var hint : hints(entry, "pkilint")) {
                var rule = string(hint, "code");
                if (seen.add(rule)) {
                    count.hint(
                            rule,
                            Optional.ofNullable(table.get(rule)),
                            certificate.map(LintSuites::judgedToday).orElse(Set.of()),
                            string(entry, "id"));
                }
            }
        }
        count.print(0.6);
    }

    /// Rules in force when it was issued and rules in force now.
    private static Set<String> judgedToday(EncodedCertificate certificate) {
        var codes = new TreeSet<>(codes(Lint.check(certificate, LintScope.PUBLIC_TLS, TODAY)));
        codes.addAll(codes(Lint.check(certificate, LintScope.PUBLIC_TLS)));
        return codes;
    }

    /// BoringSSL says why it does not read a certificate: there must be an error.
    @Test
    void findsAnErrorWhereBoringSslReadsNothing() throws IOException {
        var count = new Count("boringssl");
        for (var entry : entries("parse")) {
            if (!(map(entry.get("expected")).get("hint") instanceof Map<?, ?> hint)
                    || !hint.containsKey("boringssl_says")) {
                continue;
            }
            var errors = certificate(entry).map(c -> Lint.check(c, LintScope.RFC_ONLY)).orElse(List.of()).stream()
                    .filter(f -> f.severity() == Severity.ERROR)
                    .toList();
            count.hint(
                    String.valueOf(hint.get("boringssl_says")),
                    Optional.of(errors.stream().map(Finding::code).toList()),
                    codes(errors),
                    string(entry, "id") + " " + codes(errors));
        }
        count.print(1);
    }

    /// Each bad case breaks one rule of the profile and names its section; a good one breaks none.
    @Test
    void findsTheSectionThatIsBroken() throws IOException {
        var aliases = ForeignRules.table("sections");
        var count = new Count("x509test");
        for (var entry : entries("verdict")) {
            if (!"x509test".equals(entry.get("suite"))) {
                continue;
            }
            var test = map(Json.parse(Files.readString(suites().resolve(string(entry, "path")))));
            var findings = chainFindings(test);
            var errors = codes(findings.stream()
                    .filter(f -> f.severity() == Severity.ERROR)
                    .toList());
            if ("SUCCESS".equals(test.get("expected_result"))) {
                count.silent++;
                if (!errors.isEmpty()) {
                    count.falseAlarms++;
                    count.remarks.add("false alarm: " + errors + " in " + string(entry, "id"));
                }
                continue;
            }
            var why = string(map(entry.get("expected")), "why");
            var section = SECTION.matcher(why);
            var named = section.find() ? section.group(1) + section.group(2) + "/" + section.group(3) : "any";
            var sections = new ArrayList<>(aliases.getOrDefault(named, List.of()));
            sections.add(named);
            boolean found = findings.stream()
                    .filter(f -> f.severity() != Severity.NOTE)
                    .anyMatch(f -> named.equals("any") || sections.stream().anyMatch(s -> inSection(f.source(), s)));
            count.hint(
                    named,
                    Optional.of(found ? List.of("x") : List.of()),
                    Set.of("x"),
                    string(entry, "id") + " " + codes(findings) + " " + why);
        }
        count.print(1);
        assertEquals(0, count.falseAlarms, "x509test: good certificates with errors");
    }

    /// Whether the source, which may name several sections and documents, names this one.
    private static boolean inSection(String source, String section) {
        var parts = section.split("/", 2);
        var document = parts[0].replaceFirst("RFC", "RFC ");
        return Arrays.stream(source.replace("Appendix ", "§").split(", ", -1))
                .anyMatch(one -> one.equals(document + " §" + parts[1]) || one.equals("§" + parts[1]));
    }

    private static List<Finding> chainFindings(Map<String, Object> test) {
        var chain = new ArrayList<EncodedCertificate>();
        read(String.valueOf(test.get("peer_certificate")).getBytes(StandardCharsets.UTF_8))
                .ifPresent(chain::add);
        for (var list : List.of("untrusted_intermediates", "trusted_certs")) {
            for (var pem : (List<?>) test.get(list)) {
                read(String.valueOf(pem).getBytes(StandardCharsets.UTF_8)).ifPresent(chain::add);
            }
        }
        var findings = new ArrayList<>(Lint.check(chain.getFirst(), LintScope.RFC_ONLY));
        for (int i = 1; i < chain.size(); i++) {
            findings.addAll(Lint.checkIssuer(chain.get(i - 1), chain.get(i)));
        }
        return findings;
    }

    /// Every file of the set that holds a certificate: no rule trips, none takes long, good ones of x509test have no
    /// error from an RFC.
    @Test
    void noRuleTripsOverAnyFile() throws IOException {
        var wrong = new ArrayList<String>();
        int files = 0;
        long slowest = 0;
        for (var entry : entries("parse")) {
            var certificate = certificate(entry);
            if (certificate.isEmpty()) {
                continue;
            }
            files++;
            long start = System.nanoTime();
            Lint.check(certificate.get(), LintScope.PUBLIC_TLS);
            long millis = (System.nanoTime() - start) / 1_000_000;
            slowest = Math.max(slowest, millis);
            var tripped = Lint.tripped(certificate.get());
            if (!tripped.isEmpty() || millis > 1000) {
                wrong.add(string(entry, "id") + " " + tripped + " " + millis + " ms");
            }
        }
        Count.print("parse     " + files + " files linted, the slowest in " + slowest + " ms, " + wrong.size()
                + " with a rule that tripped");
        assertEquals(List.of(), wrong);
    }

    /// x509test calls what is right `ok`. One of them writes version 1 out, which X.690 §11.5 forbids and BoringSSL
    /// refuses, and so do we.
    @Test
    void certificatesThatAreRightHaveNoErrors() throws IOException {
        var wrong = new TreeSet<String>();
        for (var entry : entries("parse")) {
            if (string(entry, "id").matches("parse:x509test:.*/ok-[^/]*")) {
                certificate(entry).stream()
                        .flatMap(c -> Lint.check(c, LintScope.RFC_ONLY).stream())
                        .filter(f -> f.severity() == Severity.ERROR && !f.code().equals("default-encoded"))
                        .forEach(f -> wrong.add(string(entry, "id") + " " + f.code()));
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    static Path suites() {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize() + " (set -Dcertwright.suites=FOLDER)");
        return suites;
    }

    private static List<Map<String, Object>> entries(String set) throws IOException {
        return Files.readAllLines(suites().resolve("index.jsonl")).stream()
                .map(line -> map(Json.parse(line)))
                .filter(entry -> set.equals(entry.get("set")))
                .toList();
    }

    private static List<Map<String, Object>> hints(Map<String, Object> entry, String source) {
        return map(entry.get("expected")).get("hint") instanceof Map<?, ?> hint
                        && hint.get(source) instanceof List<?> list
                ? list.stream().map(LintSuites::map).toList()
                : List.of();
    }

    private static Optional<EncodedCertificate> certificate(Map<String, Object> entry) throws IOException {
        return read(Files.readAllBytes(suites().resolve(string(entry, "path"))));
    }

    /// The first block of PEM, or the octets themselves when they look like an encoding.
    private static Optional<EncodedCertificate> read(byte[] file) {
        var block = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (block.find()) {
            try {
                var der = Base64.getMimeDecoder().decode(block.group(2));
                return Optional.of(new EncodedCertificate(block.group(1).startsWith("TBS") ? completed(der) : der));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return file.length > 0 && file[0] == 0x30 ? Optional.of(new EncodedCertificate(file)) : Optional.empty();
    }

    /// With an algorithm and a signature behind what would be signed.
    private static byte[] completed(byte[] tbs) {
        var algorithm = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
        var signature = HexFormat.of().parseHex("030200aa");
        return DerWriter.sequence(tbs, algorithm, signature);
    }

    private static String string(Map<String, Object> map, String key) {
        return String.valueOf(map.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
