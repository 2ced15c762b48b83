package dev.certwright.cli;

import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.text.Messages;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/// The program as a command: understands its arguments, runs one command, says how it went.
public final class CommandLineProgram {
    private static final System.Logger LOG = System.getLogger(CommandLineProgram.class.getName());

    private final VaultOpener services;
    private final WindowStart window;
    private final Path defaultVault;
    private final Locale language;
    private final Terminal terminal;

    /// @param services     opens the use cases over a vault
    /// @param window       runs when no command is given
    /// @param defaultVault in the platform's data folder
    /// @param language     unless `--lang` says another
    public CommandLineProgram(
            VaultOpener services, WindowStart window, Path defaultVault, Locale language, Terminal terminal) {
        this.services = services;
        this.window = window;
        this.defaultVault = defaultVault;
        this.language = language;
        this.terminal = terminal;
    }

    /// Runs one command.
    ///
    /// @return the exit status: 0 yes, 1 the thing asked about is not so, 2 wrong usage, 3 cannot open or read
    public int run(String... arguments) {
        var asked = LanguageOption.find(List.of(arguments));
        var messages = Messages.in(
                asked instanceof Parsed.Valid<LanguageOption>(var option)
                        ? option.locale().orElse(language)
                        : language);
        if (asked instanceof Parsed.Invalid<LanguageOption>(var violation)) {
            return fail(messages, new PkiException.InvalidInput(violation)).code();
        }
        var vault = vault();
        if (vault instanceof Parsed.Invalid<Optional<VaultLocation>>(var violation)) {
            return fail(messages, new PkiException.InvalidInput(violation)).code();
        }
        var options = new GlobalOptions();
        var places = new Session.Places(
                new VaultLocation.InFile(defaultVault),
                vault instanceof Parsed.Valid<Optional<VaultLocation>>(var named) ? named : Optional.empty());
        try (var session = new Session(services, places, terminal, messages, options)) {
            var root = new CertwrightCommand(session, window, options);
            return new CommandTree(session)
                    .of(root)
                    .setOut(writer(terminal.out()))
                    .setErr(writer(terminal.err()))
                    .setParameterExceptionHandler((wrong, _) -> misunderstood(messages, wrong))
                    .setExecutionExceptionHandler((failure, _, _) -> failed(messages, failure))
                    .execute(arguments);
        }
    }

    /// The vault that the environment names.
    private Parsed<Optional<VaultLocation>> vault() {
        return terminal.variable("CERTWRIGHT_VAULT")
                .map(text -> VaultLocation.parse(text).map(Optional::of))
                .orElseGet(() -> Parsed.valid(Optional.empty()));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private int misunderstood(Messages messages, CommandLine.ParameterException wrong) {
        if (wrong.getCause() instanceof PkiException.InvalidInput refused) {
            return fail(messages, refused).code();
        }
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var hint = messages.text("cli.usage.hint", command);
        error(messages.text("cli.usage.line", UsageErrors.phrase(wrong), hint), messages);
        return ExitStatus.WRONG_USAGE.code();
    }

    private int failed(Messages messages, Exception failure) {
        return fail(messages, failure instanceof PkiException known ? known : new PkiException.Unexpected(failure))
                .code();
    }

    private ExitStatus fail(Messages messages, PkiException failure) {
        LOG.log(Level.DEBUG, "command failed", failure);
        error(FailureText.of(failure, messages), messages);
        return ExitStatus.of(failure);
    }

    private void error(String sentence, Messages messages) {
        new Output(terminal.err()).line(messages.text("cli.error", sentence));
    }
}
