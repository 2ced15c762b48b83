package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes a waiting request, and its key for good.
@Command(name = "remove")
final class CsrRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "csr.parameter.name")
    private String name;

    @Option(names = "--with-key", descriptionKey = "csr.option.withKey")
    private boolean withKey;

    CsrRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var request = WaitingRequests.find(session, name);
        if (request.hasPrivateKey() && !withKey) {
            throw new PkiException.InvalidInput(Phrase.of("csr.cli.keyGoes", request.name()));
        }
        session.services().requests().remove(request);
        session.out().line(session.messages().text("csr.cli.removed", request.name()));
        return ExitStatus.YES.code();
    }
}
