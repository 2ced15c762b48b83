package dev.certwright.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.PkiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background(Runnable::run, Runnable::run);
    private final List<PkiException> failures = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    @Test
    void saysAnErrorToo() {
        background.<String>run(
                _ -> {
                    throw new StackOverflowError("from a test");
                },
                results::add,
                failures::add);
        assertInstanceOf(PkiException.Unexpected.class, failures.getFirst());
        assertEquals(1, failures.size());
    }

    @Test
    void callsOnlyOneOfTheTwoAlsoWhenItThrows() {
        assertThrows(
                IllegalStateException.class,
                () -> background.run(
                        _ -> "done",
                        _ -> {
                            throw new IllegalStateException("from a test");
                        },
                        failures::add));
        assertEquals(List.of(), failures);
    }
}
