package dev.certwright.service.bulk.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.testing.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shell bash, which has had these braces for thirty years, is the oracle.
class NamePatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sensor-{0001..0012}",
                "sensor-{08..110}",
                "{a,b,c}",
                "x{1..3}y{a,b}z",
                "{1..10..3}",
                "{10..1..4}",
                "{c..a}",
                "{5..5}",
                "gate-{north,,south}-{1..2}-{x..z}",
                "{a\\,b,c}",
                "left\\{brace{1,2}",
                "plain"
            })
    void expandsAsTheShellDoes(String pattern, @TempDir Path folder) throws Exception {
        Program.assumePresent("bash");
        var shell = Program.run(folder, "bash", "-c", "printf '%s\\n' " + pattern);
        assertEquals(shell.text().lines().toList(), names(pattern));
    }

    @Test
    void aWideRangeIsPaddedToTheWiderBound() throws PkiException {
        var pattern = parse("sensor-{0001..5000}");
        assertEquals(5000, pattern.size());
        assertEquals("sensor-0001", pattern.name(0));
        assertEquals("sensor-5000", pattern.name(4999));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | bulk.pattern.blank",
                "sensor-{1..5          | bulk.pattern.unclosed",
                "sensor-{1..{2,3}}     | bulk.pattern.unclosed",
                "sensor-1..5}          | bulk.pattern.unopened",
                "sensor-{5}            | bulk.pattern.braces",
                "sensor-{}             | bulk.pattern.braces",
                "sensor-{A..z}         | bulk.pattern.braces",
                "{1..1000}-{1..1001}   | bulk.pattern.tooMany",
                "{0..999999999999999}  | bulk.pattern.tooMany",
            })
    void refusesWhatNobodyCanMean(String pattern, String reason) {
        var refused = assertInstanceOf(Parsed.Invalid.class, NamePattern.parse(pattern));
        assertEquals(reason, refused.violation().key());
    }

    @Test
    void aMillionNamesAreNotTooMany() throws PkiException {
        assertEquals(1_000_000, parse("{1..1000}-{1..1000}").size());
    }

    private static List<String> names(String pattern) throws PkiException {
        var parsed = parse(pattern);
        return LongStream.range(0, parsed.size()).mapToObj(parsed::name).toList();
    }

    private static NamePattern parse(String pattern) throws PkiException {
        return NamePattern.parse(pattern).orThrow();
    }
}
