package dev.certwright.cli;

import dev.certwright.model.PkiException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes a waiting request once more.
@Command(name = "export")
final class CsrExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "csr.parameter.name")
    private String name;

    @Mixin
    private final CsrOutput output = new CsrOutput();

    CsrExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        output.write(WaitingRequests.find(session, name), session);
        return ExitStatus.YES.code();
    }
}
