package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what is in files, or what a server sends.
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    /// Far more than any certificate file, in megabytes.
    private static final int MAX_INPUT = 64;

    private final Session session;
    private ExitStatus worst = ExitStatus.YES;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "cli.parameter.files")
    private List<String> files = List.of();

    @Option(names = "--address", paramLabel = "HOST:PORT", descriptionKey = "cli.option.address")
    private List<String> addresses = List.of();

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.inspectPasswordFile")
    private List<Path> passwordFiles = List.of();

    @Option(names = "--patient", descriptionKey = "cli.option.patient")
    private boolean patient;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Mixin
    private final InspectView view = new InspectView();

    InspectCommand(Session session) {
        this.session = session;
    }

    /// Reads one thing; what goes wrong is a failure to be told, never the end of the process.
    @FunctionalInterface
    private interface Reading {
        Inspected read() throws PkiException, IOException;
    }

    /// Every file gets its answer, whatever became of the ones before it.
    @Override
    public Integer call() throws PkiException {
        if (files.isEmpty() && addresses.isEmpty()) {
            throw new CommandLine.MissingParameterException(
                    spec.commandLine(), List.copyOf(spec.positionalParameters()), "neither a file nor an address");
        }
        var passwords = new ArrayList<Passphrase>();
        try {
            for (var file : passwordFiles) {
                session.secrets().password(Optional.of(file)).ifPresent(passwords::add);
            }
            var inspection = session.services().inspection();
            for (var file : files) {
                if (file.equals(STANDARD_INPUT)) {
                    answer(
                            file,
                            false,
                            () -> inspection.inspect(standardInput(), file, passwords, patient, new Cancellation()));
                } else {
                    named(file, passwords, inspection);
                }
            }
            for (var address : addresses) {
                answer(address, false, () -> inspection.fetch(address, new Cancellation()));
            }
        } finally {
            passwords.forEach(Passphrase::close);
        }
        return worst.code();
    }

    /// A file, or a folder with all that is in it.
    private void named(String name, List<Passphrase> passwords, InspectionService inspection) {
        try {
            var path = Path.of(name);
            if (!Files.isDirectory(path)) {
                answer(name, false, () -> inspection.inspect(path, passwords, patient, new Cancellation()));
                return;
            }
            var found = inspection.files(path);
            if (found.isEmpty()) {
                throw new PkiException.InvalidInput(Phrase.of("cli.inspect.emptyFolder", name));
            }
            for (var file : found) {
                answer(file.toString(), true, () -> inspection.inspect(file, passwords, patient, new Cancellation()));
            }
        } catch (InvalidPathException e) {
            fail(name, false, new PkiException.FileUnreadable(Path.of(""), e));
        } catch (PkiException failure) {
            fail(name, false, failure);
        }
    }

    private byte[] standardInput() throws IOException, PkiException {
        var octets = session.terminal().in().readNBytes((MAX_INPUT << 20) + 1);
        if (octets.length > MAX_INPUT << 20) {
            throw new PkiException.TooLarge(STANDARD_INPUT, MAX_INPUT);
        }
        return octets;
    }

    /// Reads and prints. All is put into words before the first of them is printed.
    ///
    /// @param met whether nobody named the file, but a folder that it was met in
    private void answer(String name, boolean met, Reading reading) {
        try {
            var inspected = reading.read();
            print(inspected);
            if (!inspected.items().isEmpty()
                    && inspected.items().stream().allMatch(Inspected.Item.Closed.class::isInstance)) {
                reach(ExitStatus.UNREADABLE);
            }
        } catch (PkiException failure) {
            fail(name, met, failure);
        } catch (IOException e) {
            fail(name, met, new PkiException.FileUnreadable(Path.of(STANDARD_INPUT), e));
        } catch (OutOfMemoryError _) {
            fail(name, met, new PkiException.TooExpensive(name));
        } catch (RuntimeException | StackOverflowError bug) {
            fail(name, met, new PkiException.Unexpected(bug));
        }
    }

    private void print(Inspected inspected) {
        var inspection = session.services().inspection();
        if (json) {
            session.out().json(new InspectedJson(inspection, session.messages()).of(inspected, view));
        } else {
            var lines = new InspectedText(inspection, session.messages()).lines(inspected, view);
            lines.forEach(session.out()::line);
        }
    }

    /// What is met in a folder and is nothing of ours is no failure: that is what folders hold.
    private void fail(String name, boolean met, PkiException failure) {
        var text = FailureText.of(failure, session.messages());
        if (json) {
            session.out().json(InspectedJson.failed(name, failure, text));
        }
        if (met && failure instanceof PkiException.Unrecognized) {
            return;
        }
        session.err().line(session.messages().text("cli.error", text));
        reach(failure instanceof PkiException.InvalidInput ? ExitStatus.WRONG_USAGE : ExitStatus.UNREADABLE);
    }

    private void reach(ExitStatus status) {
        worst = status.code() > worst.code() ? status : worst;
    }
}
