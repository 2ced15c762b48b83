package dev.certwright.model.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.PkiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarningTimeTest {
    @ParameterizedTest
    @CsvSource({"30d,PT720H", "30,PT720H", "4w,PT672H", "12h,PT12H", "' 0d ',PT0S", "3653d,PT87672H"})
    void readsHoursDaysAndWeeks(String text, Duration time) throws PkiException {
        assertEquals(time, WarningTime.parse(text).orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "-1d", "1.5d", "30 days", "P30D", "99999999999d"})
    void refusesWhatIsNoTime(String text) {
        assertThrows(
                PkiException.InvalidInput.class, () -> WarningTime.parse(text).orThrow());
    }

    @Test
    void refusesMoreThanTenYears() {
        assertThrows(
                PkiException.InvalidInput.class,
                () -> WarningTime.parse("3654d").orThrow());
    }
}
