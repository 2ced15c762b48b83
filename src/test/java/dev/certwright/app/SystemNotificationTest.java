package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program on the path that only writes down what it was given stands in for the one of the system.
@DisabledOnOs(OS.WINDOWS)
class SystemNotificationTest {
    @TempDir
    Path folder;

    private SystemNotification note(String system) {
        return new SystemNotification(system, Map.of("PATH", File.pathSeparator + folder));
    }

    private void program(String name, int status) throws IOException {
        var script = Files.writeString(folder.resolve(name), """
                #!/bin/sh
                : > "%1$s/said"
                for a in "$@"; do printf '[%%s]\\n' "$a" >> "%1$s/said"; done
                printf 'title %%s\\ntext %%s\\n' "$CERTWRIGHT_TITLE" "$CERTWRIGHT_TEXT" > "%1$s/environment"
                exit %2$d
                """.formatted(folder, status));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("said"));
    }

    @Test
    void linuxIsGivenTitleAndTextAsTheyAreButNoMarkup() throws IOException {
        program("notify-send", 0);
        assertTrue(note("Linux").show("-3 certificates", "<b>web</b> & \"$(id)\" 憑證"));
        assertEquals(
                List.of(
                        "[--app-name=Certwright]",
                        "[--]",
                        "[-3 certificates]",
                        "[&lt;b&gt;web&lt;/b&gt; &amp; \"$(id)\" 憑證]"),
                said());
    }

    @Test
    void macOsGetsBothAsArgumentsOfAScriptThatIsAlwaysTheSame() throws IOException {
        program("osascript", 0);
        assertTrue(note("Mac OS X").show("\" & quit", "text"));
        assertEquals(List.of("[\" & quit]", "[text]"), said().subList(6, 8));
    }

    @Test
    void windowsReadsBothFromTheEnvironment() throws IOException {
        program("powershell.exe", 0);
        assertTrue(note("Windows 11").show("'; exit; '", "text"));
        assertFalse(String.join("", said()).contains("exit"), () -> "no part of the command");
        assertEquals(List.of("title '; exit; '", "text text"), Files.readAllLines(folder.resolve("environment")));
    }

    @Test
    void whereNoProgramIsNothingIsShown() {
        assertEquals(Optional.empty(), note("Linux").command("title", "text"));
        assertFalse(note("Linux").show("title", "text"));
    }

    @Test
    void aProgramThatFailsShowedNothing() throws IOException {
        program("notify-send", 1);
        assertFalse(note("Linux").show("title", "text"));
    }
}
