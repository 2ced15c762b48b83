package dev.certwright.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every text that is used is in the bundles in both languages, every text of the bundles is used, and every look is in
/// the style sheet.
class ResourceTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEXTS = RESOURCES.resolve("dev/certwright/text");
    private static final Pattern KEY = Pattern.compile("\"%([\\w.-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w]*(?:\\.[\\w-]+)+)\"");
    private static final Pattern VIOLATION = Pattern.compile("Parsed\\.invalid\\(\\s*\"([\\w.]+)\"");
    private static final Pattern VIOLATION_OF_ORDER = Pattern.compile("throw violation\\(\\s*\"([\\w.]+)\"");
    private static final Pattern FAILURE = Pattern.compile("super\\((?:null|cause|bug), \"(\\w+)\"");
    private static final Pattern PLAIN_TEXT =
            Pattern.compile("\\b(?:text|promptText|title|accessibleText)=\"([^%$\"{][^\"]*)\"");
    private static final Pattern HARD_CODED = Pattern.compile(
            "(?:set(?:Text|PromptText|Title|AccessibleText)|new (?:Label|Button|Text|Tooltip|Hyperlink))\\(\"[^\"]*\\p{L}{2}[^\"]*\"");

    /// Put together by `Check.title()`.
    private static final Pattern CHECK_TITLE = Pattern.compile("check\\.[a-z-]+");
    private static final Pattern INLINE_STYLE = Pattern.compile("\\bstyle=\"");

    /// The areas of texts: every literal in the sources that begins with one of them and a full stop is a key.
    private static final List<String> AREAS = List.of(
            "adopt",
            "asn1",
            "bulk",
            "check",
            "cli",
            "common",
            "comparison",
            "connection",
            "csr",
            "decoding",
            "diagnosis",
            "expiry",
            "export",
            "fact",
            "failure",
            "graph",
            "handshake",
            "home",
            "inspection",
            "inventory",
            "issuing",
            "keystore",
            "item",
            "lint",
            "main",
            "passphrase",
            "probe",
            "renewal",
            "profiles",
            "report",
            "revocation",
            "safety",
            "settings",
            "startup",
            "verification",
            "use",
            "violation",
            "wizard");

    /// Where the rest of a key is put together while the program runs.
    private static final List<String> BUILT_WHILE_RUNNING = List.of(
            "adopt.count.",
            "adopt.kind.",
            "adopt.source.",
            "adopt.state.",
            "cli.demo.",
            "cli.exitStatus.",
            "cli.help.",
            "cli.passphrase.strength.",
            "cli.profile.",
            "cli.status.",
            "connection.certainty.",
            "connection.explain.",
            "connection.export.",
            "connection.history.verdict.",
            "connection.options.name.",
            "connection.options.probing.",
            "connection.outcome.",
            "connection.program.",
            "connection.setting.",
            "connection.step.",
            "connection.tried.",
            "connection.wants.",
            "connection.way.",
            "diagnosis.",
            "fact.",
            "handshake.wants.",
            "comparison.field.",
            "cli.verify.conformance.",
            "comparison.state.",
            "comparison.summary.",
            "home.demo.stage.",
            "keystore.access.",
            "keystore.answer.",
            "keystore.bag.",
            "keystore.feature.",
            "keystore.finding.",
            "keystore.java.",
            "keystore.mac.",
            "keystore.opener.",
            "keystore.part.",
            "keystore.password.",
            "keystore.refuses.",
            "item.",
            "inspection.ago.",
            "inspection.expired.",
            "inspection.in.",
            "inspection.kind.",
            "lint.",
            "passphrase.choose.",
            "passphrase.change.",
            "passphrase.strength.",
            "report.asked.",
            "report.purpose.",
            "report.reach.",
            "report.reception.",
            "revocation.answer.",
            "revocation.outcome.",
            "bulk.sheet.output.",
            "csr.sheet.purpose.",
            "csr.sheet.tool.",
            "csr.sheet.decision.",
            "revocation.reason.",
            "revocation.state.",
            "safety.action.",
            "settings.appearance.",
            "settings.language.",
            "use.");

    @Test
    void everyKeyInFxmlHasATextInBothLanguages() throws IOException {
        for (var language : Messages.languages()) {
            var keys = matches(RESOURCES, ".fxml", KEY, 1);
            keys.removeIf(Messages.in(language).bundle()::containsKey);
            assertEquals(Set.of(), keys, language::toString);
        }
    }

    @Test
    void everyKeyInJavaHasATextInBothLanguages() throws IOException {
        var keys = matches(SOURCES, ".java", LITERAL, 1);
        keys.removeIf(key -> AREAS.stream().noneMatch(area -> key.startsWith(area + ".")));
        keys.removeIf(literal -> literal.endsWith(".properties"));
        // the actions of the audit log have their words below a key of their own
        keys.removeIf(literal -> Messages.in(Locale.ENGLISH).bundle().containsKey("safety.action." + literal));
        keys.removeIf(key -> BUILT_WHILE_RUNNING.stream().anyMatch(prefix -> prefix.equals(key + ".")));
        for (var language : Messages.languages()) {
            var missing = new TreeSet<>(keys);
            missing.removeIf(Messages.in(language).bundle()::containsKey);
            assertEquals(Set.of(), missing, language::toString);
        }
    }

    @Test
    void everyViolationAndFailureHasAText() throws IOException {
        var keys = violationsAndFailures();
        keys.removeIf(Messages.in(Locale.ENGLISH).bundle()::containsKey);
        assertEquals(Set.of(), keys);
    }

    private static TreeSet<String> violationsAndFailures() throws IOException {
        var keys = matches(SOURCES, ".java", VIOLATION, 1).stream()
                .map(code -> "violation." + code)
                .collect(Collectors.toCollection(TreeSet::new));
        matches(SOURCES, "Templates.java", VIOLATION_OF_ORDER, 1).forEach(code -> keys.add("violation." + code));
        matches(SOURCES, "PkiException.java", FAILURE, 1).forEach(code -> keys.add("failure." + code));
        return keys;
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var used = matches(RESOURCES, ".fxml", KEY, 1);
        used.addAll(matches(SOURCES, ".java", LITERAL, 1));
        used.addAll(violationsAndFailures());
        Predicate<String> built = key -> BUILT_WHILE_RUNNING.stream().anyMatch(key::startsWith);
        var unused = Messages.in(Locale.ENGLISH).bundle().keySet().stream()
                .filter(key -> AREAS.stream().anyMatch(area -> key.startsWith(area + ".")))
                .filter(built.negate())
                .filter(key -> !CHECK_TITLE.matcher(key).matches())
                .filter(key -> !used.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        try (var files = Files.list(TEXTS)) {
            for (var english :
                    files.filter(f -> !f.toString().contains("_zh_TW")).toList()) {
                var area = String.valueOf(english.getFileName()).replace(".properties", "");
                var theirs = texts(english);
                var ours = texts(TEXTS.resolve(area + "_zh_TW.properties"));
                assertEquals(theirs.stringPropertyNames(), ours.stringPropertyNames(), area);
                for (var key : theirs.stringPropertyNames()) {
                    assertEquals(placeholders(theirs.getProperty(key)), placeholders(ours.getProperty(key)), key);
                }
            }
        }
    }

    private static Set<Integer> placeholders(String text) {
        var numbers = new TreeSet<Integer>();
        Pattern.compile("\\{(\\d+)").matcher(text).results().forEach(m -> numbers.add(Integer.valueOf(m.group(1))));
        assertEquals(
                numbers.isEmpty() ? 0 : numbers.last() + 1,
                new MessageFormat(text).getFormatsByArgumentIndex().length,
                text);
        return numbers;
    }

    @Test
    void fxmlHoldsNoPlainText() throws IOException {
        assertEquals(Set.of(), matches(RESOURCES, ".fxml", PLAIN_TEXT, 1));
    }

    @Test
    void fxmlHoldsNoInlineStyle() throws IOException {
        assertEquals(Set.of(), matches(RESOURCES, ".fxml", INLINE_STYLE, 0));
    }

    @Test
    void noTextIsWrittenInTheSourcesOfTheWindow() throws IOException {
        assertEquals(Set.of(), matches(SOURCES.resolve("dev/certwright/ui"), ".java", HARD_CODED, 0));
    }

    private static java.util.Properties texts(Path file) throws IOException {
        var texts = new java.util.Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                texts.load(in);
            }
        }
        return texts;
    }

    private static TreeSet<String> matches(Path root, String suffix, Pattern pattern, int group) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(p -> p.toString().endsWith(suffix))
                    .flatMap(p -> pattern.matcher(read(p)).results().map(m -> m.group(group)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
