package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rule has its texts in every language, and there is no text of a rule that is gone.
class DiagnosisTextsTest {
    /// The catalogue of what is worth telling, as it was measured on real servers.
    private static final Set<String> CATALOGUE = Set.of(
            "D01", "D02", "D03", "D04", "D05", "D06", "D10", "D11", "D12", "D13", "D14", "D15", "D20", "D21", "D22",
            "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30", "D31", "D32", "D33", "D34", "D35", "D36", "D37",
            "D38", "D39", "D40");

    @Test
    void rulesAndTextsAreTheSameInEveryLanguage() {
        var wanted = DiagnosisEngine.rules().stream()
                .flatMap(rule -> Stream.concat(
                                Stream.of("text", "client", "server"), rule.log() ? Stream.of("log") : Stream.empty())
                        .map(end -> "diagnosis." + rule.words() + "." + end))
                .collect(Collectors.toCollection(TreeSet::new));
        for (var language : Messages.languages()) {
            var there = Messages.in(language).bundle().keySet().stream()
                    .filter(key -> key.startsWith("diagnosis."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, there, language::toString);
        }
    }

    @Test
    void theCatalogueIsWhole() {
        var missing = new TreeSet<>(CATALOGUE);
        DiagnosisEngine.rules().forEach(rule -> missing.remove(rule.id()));
        assertEquals(Set.of(), missing);
    }

    /// A text must not ask for more arguments than the rule gives; what is left shows as a number in braces.
    @Test
    void noTextIsWithoutItsArguments() {
        var arguments = List.of("a", "b", "c", "d");
        for (var language : Messages.languages()) {
            var messages = Messages.in(language);
            messages.bundle().keySet().stream()
                    .filter(key -> key.startsWith("diagnosis."))
                    .forEach(key ->
                            assertTrue(!messages.text(key, arguments.toArray()).contains("{"), key));
        }
    }

    /// The words people search for, as OpenSSL prints them.
    @Test
    void theFourClassicsAreSaidWordForWord() {
        assertSaid("diagnosis.D10.text", "“unable to get local issuer certificate”");
        assertSaid("diagnosis.D10.found.text", "“unable to get local issuer certificate”");
        assertSaid("diagnosis.D22.text", "“unable to get local issuer certificate”");
        assertSaid("diagnosis.D12.text", "“certificate has expired”");
        assertSaid("diagnosis.D24.text", "“certificate has expired”");
        assertSaid("diagnosis.D25.text", "“CRL has expired”");
        assertSaid("diagnosis.D29.text", "key does not match the certificate");
        assertSaid("diagnosis.D29.text", "“key values mismatch”");
        assertSaid("diagnosis.D13.text", "not in the SAN");
        assertSaid("diagnosis.D21.selfSigned.text", "“self-signed certificate”");
    }

    private static void assertSaid(String key, String words) {
        var text = Messages.in(Locale.ENGLISH).text(key, "a", "b", "c");
        assertTrue(text.contains(words), text);
    }
}
