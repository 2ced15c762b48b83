package dev.certwright.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Proof, by the compiler itself, that nothing below the UI needs JavaFX.
class CoreCompilesAloneTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/certwright");

    @Test
    void everythingBelowTheUiCompilesWithoutJavaFx(@TempDir Path out) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(problems, null, null);
                var sources = coreSources()) {
            var units = files.getJavaFileObjectsFromPaths(sources.toList());
            compiler.getTask(null, files, problems, List.of("-d", out.toString(), "-cp", coreClassPath()), null, units)
                    .call();
        }
        assertEquals(
                "",
                problems.getDiagnostics().stream()
                        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")));
    }

    private static Stream<Path> coreSources() throws IOException {
        return Files.walk(SOURCES)
                .filter(p -> p.toString().endsWith(".java"))
                .filter(p -> !p.startsWith(SOURCES.resolve("ui")) && !p.startsWith(SOURCES.resolve("app")));
    }

    private static String coreClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> p.matches(".*(bouncycastle|gson|jspecify|picocli|postgresql|sqlite).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
