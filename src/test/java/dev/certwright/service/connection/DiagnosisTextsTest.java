package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.text.Messages;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rule has its three texts, and there is no text of a rule that is gone.
class DiagnosisTextsTest {
    @Test
    void rulesAndTextsAreTheSame() {
        var wanted = DiagnosisEngine.rules().stream()
                .flatMap(rule -> Stream.of("text", "client", "server").map(end -> "diagnosis." + rule.id() + "." + end))
                .collect(Collectors.toCollection(TreeSet::new));
        var there = Messages.in(Locale.ENGLISH).bundle().keySet().stream()
                .filter(key -> key.startsWith("diagnosis."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, there);
    }

    /// The words people search for, as OpenSSL and others print them.
    @Test
    void theFourClassicsAreSaidWordForWord() {
        var english = Messages.in(Locale.ENGLISH);
        assertTrue(english.text("diagnosis.D10.text", "a", "b").startsWith("Unable to get local issuer certificate"));
        assertTrue(english.text("diagnosis.D12.text", "a").startsWith("Certificate expired"));
        assertTrue(english.text("diagnosis.D13.text", "a", "b").contains("not in the SAN"));
        assertTrue(english.text("diagnosis.D29.text", "a").startsWith("The key does not match the certificate"));
    }
}
