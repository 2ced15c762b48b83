package dev.certwright.app;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Shows a note of the desktop, by the program each system has for that. Where there is none, nothing happens.
final class SystemNotification {
    private static final System.Logger LOG = System.getLogger(SystemNotification.class.getName());
    private static final long PATIENCE_SECONDS = 20;

    /// What is shown comes in the environment, so that no shell reads it.
    private static final String TOAST = String.join(
            "; ",
            "[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications,"
                    + " ContentType = WindowsRuntime]",
            "$x = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1)",
            "$t = $x.GetElementsByTagName('text')",
            "[void]$t.Item(0).AppendChild($x.CreateTextNode($env:CERTWRIGHT_TITLE))",
            "[void]$t.Item(1).AppendChild($x.CreateTextNode($env:CERTWRIGHT_TEXT))",
            "$n = [Windows.UI.Notifications.ToastNotification]::new($x)",
            "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Certwright').Show($n)");

    private final String system;
    private final List<Path> path;

    /// A note of that system.
    ///
    /// @param osName      as the system property `os.name` says
    /// @param environment where `PATH` is
    SystemNotification(String osName, Map<String, String> environment) {
        this.system = osName.toLowerCase(Locale.ROOT);
        this.path = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /// Shows it; waits for the program, so call it off the thread of the toolkit.
    ///
    /// @return whether a program took it
    boolean show(String title, String text) {
        var command = command(title, text);
        if (command.isEmpty()) {
            return false;
        }
        try {
            var builder = new ProcessBuilder(command.get())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("CERTWRIGHT_TITLE", title);
            builder.environment().put("CERTWRIGHT_TEXT", text);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no note was shown", e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The program with its arguments; empty where it is missing.
    Optional<List<String>> command(String title, String text) {
        if (system.contains("win")) {
            return program("powershell.exe")
                    .map(p -> List.of(p.toString(), "-NoProfile", "-NonInteractive", "-Command", TOAST));
        }
        if (system.contains("mac")) {
            return program("osascript")
                    .map(p -> List.of(
                            p.toString(),
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            title,
                            text));
        }
        return program("notify-send")
                .map(p -> List.of(p.toString(), "--app-name=Certwright", "--", title, withoutMarkup(text)));
    }

    /// The body of a note may have markup (Desktop Notifications Specification 1.2), which ours never has.
    private static String withoutMarkup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Optional<Path> program(String name) {
        return path.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
