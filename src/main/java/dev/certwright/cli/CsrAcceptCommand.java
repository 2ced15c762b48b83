package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes in the certificate that came back for a request.
@Command(name = "accept")
final class CsrAcceptCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "csr.parameter.certificate")
    private Path file;

    CsrAcceptCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (!session.vaultExists()) {
            throw new PkiException.InvalidInput(Phrase.of("csr.refused.noneWaiting"));
        }
        session.keys().open();
        var accepted = session.services().requests().accept(file);
        var messages = session.messages();
        for (var authority : accepted.added()) {
            session.out().line(messages.text("cli.import.added", authority.name()));
        }
        var entry = accepted.entry();
        session.out()
                .line(messages.text(
                        "csr.cli.accepted",
                        Words.profile(entry.profile(), messages),
                        entry.name(),
                        Words.instant(entry.details().validity().notAfter())));
        for (var note : accepted.notes()) {
            session.err().line(messages.of(note));
        }
        return ExitStatus.YES.code();
    }
}
