package dev.certwright.app;

import dev.certwright.cli.CommandLineProgram;
import dev.certwright.cli.SecretPrompt;
import dev.certwright.cli.Terminal;
import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.VaultLocation;
import dev.certwright.service.settings.SettingsService;
import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Decides between window and command line.
public final class Main {
    private final PlatformFolders folders;
    private final Terminal terminal;

    private Main(PlatformFolders folders, Terminal terminal) {
        this.folders = folders;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        var environment = System.getenv();
        var folders = PlatformFolders.of(
                System.getProperty("os.name"), Path.of(System.getProperty("user.home")), environment);
        var terminal = new Terminal(System.in, System.out, System.err, prompt(), environment);
        System.exit(new Main(folders, terminal).run(arguments));
    }

    private int run(String[] arguments) {
        return new CommandLineProgram(
                        (vault, password) -> wiring().services(vault, password),
                        this::openWindow,
                        folders.vaultFile(),
                        language(),
                        terminal)
                .run(arguments);
    }

    /// Built when a command needs it: what only says how it is used does not wait for it.
    private Wiring wiring() {
        return new Wiring(InstantSource.system(), folders.settingsFile());
    }

    /// The language of the settings, else of the system.
    private Locale language() {
        return new SettingsService(folders.settingsFile()).load().language().orElseGet(Locale::getDefault);
    }

    /// Opens the window.
    ///
    /// @return what keeps it from being shown
    private Optional<Phrase> openWindow(VaultLocation vault, DatabasePassword password, Optional<Locale> asked) {
        var missing = Display.missing(
                System.getProperty("os.name"),
                terminal.environment(),
                Optional.ofNullable(System.getProperty("glass.platform")));
        if (missing.isPresent()) {
            return missing;
        }
        try {
            DesktopWindow.open(wiring(), vault, password, asked);
            return Optional.empty();
        } catch (RuntimeException | LinkageError failure) {
            var reason = Display.missing(failure);
            if (reason.isEmpty()) {
                throw failure;
            }
            return reason;
        }
    }

    private static Optional<SecretPrompt> prompt() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(Main::prompt);
    }

    private static SecretPrompt prompt(Console console) {
        return question -> {
            var typed = console.readPassword("%s", question);
            if (typed == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Passphrase(typed));
            } finally {
                Arrays.fill(typed, '\0');
            }
        };
    }
}
