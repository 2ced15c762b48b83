package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.service.report.JsonMembers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The oracle is Gson, reading strictly.
class JsonMembersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "quote \" and backslash \\ and slash /",
                "line\nbreak\r\ttab\b\f",
                "\u0000\u0001\u001b[31m\u007f\u0085\u2028\u2029\ufeff",
                "憑證授權中心 🔐 é"
            })
    void whatIsWrittenReadsBack(String text) {
        assertEquals(text, read(new JsonMembers().put("text", text)).get("text").getAsString());
    }

    @Test
    void everyCharacterOfTheBasicPlaneReadsBack() {
        var text = new StringBuilder();
        for (int c = 0; c < 0xd800; c++) {
            text.append((char) c);
        }
        assertEquals(
                text.toString(),
                read(new JsonMembers().put("text", text.toString())).get("text").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udd10", "a\ud83db", "\udd10\ud83d"})
    void halfACharacterIsReplaced(String broken) {
        var expected = broken.replaceAll("[\ud800-\udfff]", "\ufffd");
        assertEquals(
                expected,
                read(new JsonMembers().put("text", broken)).get("text").getAsString());
    }

    @Test
    void aLineIsAsciiWithoutLineBreaks() {
        var line = line(new JsonMembers().put("憑\n證", "根\r\n\u2028"));
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
    }

    @Test
    void everyKindOfValueReadsBack() {
        var object = read(new JsonMembers()
                .put("nothing", null)
                .put("absent", Optional.empty())
                .put("present", Optional.of(7))
                .put("truth", true)
                .put("number", 3.125)
                .put("list", Arrays.asList("a", null, List.of(1L)))
                .put("object", new JsonMembers())
                .put("at", Instant.parse("2026-07-01T12:30:00.999Z")));
        assertTrue(object.get("nothing").isJsonNull());
        assertTrue(object.get("absent").isJsonNull());
        assertEquals(7, object.get("present").getAsInt());
        assertTrue(object.get("truth").getAsBoolean());
        assertEquals(3.125, object.get("number").getAsDouble());
        assertEquals("[\"a\",null,[1]]", object.get("list").toString());
        assertEquals("{}", object.get("object").toString());
        assertEquals("2026-07-01T12:30:00Z", object.get("at").getAsString());
    }

    @Test
    void membersKeepTheirOrder() {
        var line = line(new JsonMembers().put("b", 1).put("a", 2).putAll(new JsonMembers().put("c", 3)));
        assertEquals("{\"b\":1,\"a\":2,\"c\":3}", line);
        assertFalse(line.contains(" "));
    }

    private static String line(JsonMembers object) {
        return object.line();
    }

    private static com.google.gson.JsonObject read(JsonMembers object) {
        return Json.read(object.line());
    }
}
