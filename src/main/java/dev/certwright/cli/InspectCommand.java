package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.inspection.Inspected;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what is in files.
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    /// Far more than any certificate file.
    private static final int MAX_INPUT = 64 * 1024 * 1024;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.parameter.files")
    private List<String> files = List.of();

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    InspectCommand(Session session) {
        this.session = session;
    }

    /// Every file gets its answer, whatever became of the ones before it.
    @Override
    public Integer call() throws PkiException {
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        var passwords = password.stream().toList();
        var worst = ExitStatus.YES;
        try {
            for (var file : files) {
                try {
                    answer(inspected(file, passwords));
                } catch (PkiException failure) {
                    answer(file, failure);
                    worst = ExitStatus.UNREADABLE;
                }
            }
        } finally {
            password.ifPresent(Passphrase::close);
        }
        return worst.code();
    }

    private Inspected inspected(String file, List<Passphrase> passwords) throws PkiException {
        var inspection = session.services().inspection();
        try {
            return file.equals(STANDARD_INPUT)
                    ? inspection.inspect(standardInput(), file, passwords)
                    : inspection.inspect(Path.of(file), passwords);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(Path.of(file), e);
        } catch (InvalidPathException e) {
            throw new PkiException.FileUnreadable(Path.of(""), e);
        } catch (RuntimeException | StackOverflowError bug) {
            throw new PkiException.Unexpected(bug);
        }
    }

    private byte[] standardInput() throws IOException {
        var octets = session.terminal().in().readNBytes(MAX_INPUT + 1);
        if (octets.length > MAX_INPUT) {
            throw new IOException("more than " + MAX_INPUT + " octets");
        }
        return octets;
    }

    private void answer(Inspected inspected) {
        if (json) {
            session.out().json(InspectedJson.of(inspected, session.messages()));
        } else {
            InspectedText.lines(inspected, session.messages()).forEach(session.out()::line);
        }
    }

    private void answer(String file, PkiException failure) {
        var text = FailureText.of(failure, session.messages());
        if (json) {
            session.out().json(InspectedJson.of(file, text));
        }
        session.err().line(session.messages().text("cli.error", text));
    }
}
