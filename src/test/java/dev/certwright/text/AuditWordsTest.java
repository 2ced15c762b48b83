package dev.certwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.certwright.model.Bytes;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
    private static final Path STORE = Path.of("src/main/java/dev/certwright/store");

    /// What stands beside the call, and what may be handed to it elsewhere in the store.
    private static final Pattern ACTION = Pattern.compile(
            "\"((?:vault|entry|certificate|setting|test|crl|revocations?|revocationList|request|profile)\\.[a-z][A-Za-z]*)\"");

    @Test
    void everyActionThatTheStoreWritesHasWordsInBothLanguages() throws IOException {
        var actions = new TreeSet<String>();
        try (var files = Files.walk(STORE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                ACTION.matcher(Files.readString(file)).results().forEach(m -> actions.add(m.group(1)));
            }
        }
        // a setting and a file's name, not actions
        actions.remove("vault.idleLock");
        actions.remove("vault.certwright");
        assertFalse(actions.isEmpty());
        for (var language : Messages.languages()) {
            var wordless = new TreeSet<>(actions);
            wordless.removeIf(action -> Messages.in(language).bundle().containsKey("safety.action." + action));
            assertEquals(List.of(), List.copyOf(wordless), language::toString);
        }
    }

    @Test
    void anActionOfANewerProgramIsShownAsItIs() {
        var event = new AuditEvent(1, Instant.EPOCH, "moon.landed", "", Bytes.EMPTY);
        assertEquals("moon.landed", AuditWords.action(event, Messages.in(Locale.ENGLISH)));
    }

    @Test
    void oneAndSeveralEventsAreSaidDifferently() {
        var messages = Messages.in(Locale.ENGLISH);
        assertEquals(
                "Event 5 is missing: it was removed.", messages.of(AuditWords.problem(new AuditProblem.Missing(5, 5))));
        assertEquals(
                "Events 5 to 12345 are missing: they were removed.",
                messages.of(AuditWords.problem(new AuditProblem.Missing(5, 12_345))));
    }
}
