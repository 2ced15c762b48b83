package dev.certwright.service.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.text.Messages;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
    private static final Function<Phrase, String> ENGLISH = Messages.in(Locale.ENGLISH)::of;
    private static final Function<Phrase, String> CHINESE = Messages.in(Locale.TAIWAN)::of;

    private final RunJson runs = new RunJson(new CertificateReader()::read);

    @Test
    void whatWasWrittenReadsBackTheSameInAnyLanguage() throws PkiException {
        for (long seed = 0; seed < 300; seed++) {
            var report = Reports.any(seed);
            var json = runs.write(report, CHINESE).line();
            assertEquals(report, read(json, RunJson.Origin.THIS_VAULT), json);
        }
    }

    @Test
    void membersNobodyKnowsArePassedOver() throws PkiException {
        var report = Reports.any(3);
        var object = JsonParser.parseString(runs.write(report, ENGLISH).line()).getAsJsonObject();
        addEverywhere(object);
        assertEquals(report, read(object.toString(), RunJson.Origin.THIS_VAULT));
    }

    private static void addEverywhere(JsonElement element) {
        if (element instanceof JsonObject object) {
            object.asMap().values().forEach(RunJsonTest::addEverywhere);
            object.addProperty("someday", 7);
        } else if (element instanceof JsonArray array) {
            array.forEach(RunJsonTest::addEverywhere);
        }
    }

    @Test
    void theEntriesOfAnotherVaultMeanNothingHere() throws PkiException {
        boolean seen = false;
        for (long seed = 0; seed < 50; seed++) {
            var report = read(runs.write(Reports.any(seed), ENGLISH).line(), RunJson.Origin.ELSEWHERE);
            report.candidates().forEach(c -> assertEquals(new EntryId(0), c.entry()));
            var remedies = report.diagnoses().toString();
            assertFalse(remedies.contains("Renew") || remedies.contains("EntryId"), remedies);
            seen |= !report.candidates().isEmpty();
        }
        assertTrue(seen);
    }

    @Test
    void aTextWithoutAKeyStaysInItsWords() throws PkiException {
        var object = valid();
        object.remove("headlinePhrase");
        object.addProperty("headline", "It's {0} {broken");
        var headline = read(object.toString(), RunJson.Origin.ELSEWHERE).headline();
        assertEquals("It's {0} {broken", ENGLISH.apply(headline));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":\"no.such.key\",\"arguments\":[]}",
                "{\"key\":\"\",\"arguments\":[]}",
                // a number is asked for
                "{\"key\":\"connection.time\",\"arguments\":[\"text\"]}",
            })
    void aPhraseThatCannotBeSaidStaysInItsWords(String phrase) throws PkiException {
        var object = valid();
        object.addProperty("headline", "said before");
        object.add("headlinePhrase", JsonParser.parseString(phrase));
        var headline = read(object.toString(), RunJson.Origin.ELSEWHERE).headline();
        assertEquals("said before", ENGLISH.apply(headline));
    }

    @Test
    void aCheckOfALaterVersionKeepsItsTitle() throws PkiException {
        var object = valid();
        object.add(
                "checks",
                JsonParser.parseString(
                        "[{\"id\":\"of-tomorrow\",\"state\":\"fail\",\"title\":\"Tomorrow\",\"evidence\":\"seen\"}]"));
        var check = read(object.toString(), RunJson.Origin.ELSEWHERE).checks().getFirst();
        assertEquals("Tomorrow: seen", ENGLISH.apply(check.evidence()));
        assertFalse(ENGLISH.apply(check.title()).isEmpty());
    }

    @Test
    void whatIsNotARunIsSaidInASentence() {
        var deep = "[".repeat(100_000);
        for (var text : new String[] {
            "",
            "null",
            "7",
            "[]",
            "{}",
            "{\"format\":\"certwright-run\"}",
            "<html>",
            "{\"format\":",
            "{'format':1}",
            deep,
            "{\"a\":" + deep
        }) {
            assertNotARun(text);
        }
    }

    /// Each member in turn is replaced by what it cannot be.
    @Test
    void noMemberCanBringItDown() {
        var wrong = new String[] {
            "null", "true", "-1", "1e999", "1e-9000", "99999999999999999999", "\"\"", "[]", "{}", "[7]"
        };
        for (var key : valid().keySet()) {
            for (var value : wrong) {
                var object = valid();
                object.add(key, JsonParser.parseString(value));
                refusedOrRead(object.toString());
            }
        }
    }

    @Test
    void everyTruncationIsRefused() {
        var json = runs.write(Reports.any(5), ENGLISH).line();
        for (int end = 0; end < json.length(); end += 7) {
            assertNotARun(json.substring(0, end));
        }
    }

    @Test
    void aLaterVersionSaysSo() {
        var object = valid();
        object.addProperty("formatVersion", 2);
        var refused =
                assertThrows(PkiException.InvalidInput.class, () -> read(object.toString(), RunJson.Origin.ELSEWHERE));
        assertEquals("report.tooNew", refused.phrase().key());
    }

    private JsonObject valid() {
        return JsonParser.parseString(runs.write(Reports.any(3), ENGLISH).line())
                .getAsJsonObject();
    }

    private void assertNotARun(String text) {
        var refused =
                assertThrows(PkiException.InvalidInput.class, () -> read(text, RunJson.Origin.ELSEWHERE), () -> text);
        assertEquals("report.notARun", refused.phrase().key());
    }

    private void refusedOrRead(String text) {
        try {
            ENGLISH.apply(read(text, RunJson.Origin.ELSEWHERE).headline());
        } catch (PkiException.InvalidInput e) {
            assertEquals("report.notARun", e.phrase().key());
        } catch (PkiException e) {
            throw new AssertionError(text, e);
        }
    }

    private HandshakeReport read(String json, RunJson.Origin origin) throws PkiException {
        return runs.read(json, "run.json", origin, ENGLISH);
    }
}
