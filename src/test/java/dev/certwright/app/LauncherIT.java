package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program, started in the ways people start programs.
class LauncherIT {
    @TempDir
    Path folder;

    private Launcher certwright;

    @BeforeEach
    void start() {
        certwright = new Launcher(folder);
    }

    @Test
    void theVersionIsAllThatIsPrinted() throws IOException, InterruptedException {
        var run = certwright.run("--version");
        assertEquals(0, run.status(), run::toString);
        assertTrue(run.out().matches("certwright \\d+\\.\\d+\\.\\d+.*\\n"), run::toString);
        assertEquals("", run.err());
    }

    @Test
    void aLinkInAFolderWithSpacesStartsIt() throws IOException, InterruptedException {
        var place = Files.createDirectories(folder.resolve("my programs"));
        Files.createSymbolicLink(place.resolve("first"), Launcher.program());
        Files.createSymbolicLink(place.resolve("second"), Path.of("first"));
        assertEquals(
                0,
                certwright
                        .run(List.of(place.resolve("second").toString(), "--version"))
                        .status());
        Files.delete(place.resolve("first"));
    }

    @Test
    void aFolderWithSpacesIsNoHindrance() throws IOException, InterruptedException {
        var home = Launcher.program().getParent().getParent();
        var place = Files.createDirectories(folder.resolve("a new place").resolve("bin"));
        Files.copy(Launcher.program(), place.resolve("certwright"));
        place.resolve("certwright").toFile().setExecutable(true);
        Files.createSymbolicLink(place.resolveSibling("lib"), home.resolve("lib"));
        assertEquals(
                0,
                certwright
                        .run(List.of(place.resolve("certwright").toString(), "--version"))
                        .status());
        Files.delete(place.resolveSibling("lib"));
    }

    @Test
    void anOldJavaIsPassedOver() throws IOException, InterruptedException {
        var old = jdk("17.0.15");
        assertEquals(
                0, certwright.set("JAVA_HOME", old.toString()).run("--version").status());
    }

    @Test
    void aNamedJavaThatIsTooOldIsSaidInOneLine() throws IOException, InterruptedException {
        var run = certwright
                .set("CERTWRIGHT_JAVA_HOME", jdk("17.0.15").toString())
                .run("--version");
        assertEquals(3, run.status(), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertTrue(run.err().contains("JDK 25"), run::toString);
    }

    @Test
    void withoutADisplayTheDemoRunsInTheTerminal() throws IOException, InterruptedException {
        var run = certwright.run();
        assertEquals(0, run.status(), run::toString);
        assertEquals(1, run.err().lines().count(), run::toString);
        assertEquals(7, run.out().lines().filter(l -> l.matches("✔ [1-7] .*")).count(), run::toString);
    }

    @Test
    void theDemoSpeaksAsciiWhereNothingElseIsKnown() throws IOException, InterruptedException {
        var run = certwright.set("LC_ALL", "C").run("demo");
        assertEquals(0, run.status(), run::toString);
        assertEquals(7, run.out().lines().filter(l -> l.matches("ok [1-7] .*")).count(), run::toString);
        assertTrue(run.out().chars().allMatch(c -> c < 0x7f), run::toString);
    }

    @Test
    void theDemoAnswersPrograms() throws IOException, InterruptedException {
        var run = certwright.run("demo", "--json");
        assertEquals(0, run.status(), run::toString);
        assertEquals("", run.err());
        var report = Json.read(run.out());
        assertEquals("mutual", report.get("verdict").getAsString());
        assertEquals(7, report.get("steps").getAsJsonArray().size());
        assertEquals(3, report.get("certificates").getAsJsonArray().size());
    }

    /// A folder that looks like a JDK of that version.
    private Path jdk(String version) throws IOException {
        var home = folder.resolve("jdk-" + version);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 99\n");
        java.toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
