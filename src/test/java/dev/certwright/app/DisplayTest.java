package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxWithoutADisplayVariableHasNoDisplay() {
        assertTrue(Display.missing("Linux", Map.of(), Optional.empty()).isPresent());
        assertTrue(Display.missing("Linux", Map.of("DISPLAY", ""), Optional.empty())
                .isPresent());
    }

    @Test
    void linuxWithADisplayVariableMayHaveOne() {
        assertTrue(Display.missing("Linux", Map.of("DISPLAY", ":0"), Optional.empty())
                .isEmpty());
        assertTrue(Display.missing("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), Optional.empty())
                .isEmpty());
    }

    @Test
    void aChosenPlatformOfTheToolkitNeedsNoDisplay() {
        assertTrue(Display.missing("Linux", Map.of(), Optional.of("Headless")).isEmpty());
    }

    @Test
    void otherSystemsAlwaysMayHaveOne() {
        assertTrue(Display.missing("Windows 11", Map.of(), Optional.empty()).isEmpty());
    }

    @Test
    void aToolkitThatDoesNotStartIsTold() {
        var wrapped = new IllegalStateException(new UnsupportedOperationException("Unable to open DISPLAY"));
        assertEquals(
                "cli.noDisplay.noScreen", Display.missing(wrapped).orElseThrow().key());
        assertEquals(
                "cli.noDisplay.toolkit",
                Display.missing(new UnsatisfiedLinkError("libgtk-3.so.0"))
                        .orElseThrow()
                        .key());
    }

    @Test
    void anotherFailureIsNotTakenForIt() {
        assertTrue(Display.missing(new IllegalStateException("a bug")).isEmpty());
    }
}
