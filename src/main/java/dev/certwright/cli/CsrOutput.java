package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.WaitingRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a request goes: into a file, else to standard output.
final class CsrOutput {
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "csr.option.out")
    private @Nullable Path file;

    @Option(names = "--force", descriptionKey = "cli.option.force")
    private boolean force;

    /// Refuses before a key is made what would be refused after it.
    void check() throws PkiException {
        if (file != null && !force && java.nio.file.Files.exists(file)) {
            throw new PkiException.FileExists(file);
        }
    }

    void write(WaitingRequest request, Session session) throws PkiException {
        var requests = session.services().requests();
        if (file == null) {
            session.out().script(requests.text(request));
        } else {
            requests.save(request, file, force);
            session.out().line(file.toString());
        }
    }
}
