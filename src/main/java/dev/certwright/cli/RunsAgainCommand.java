package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a connection test of the history again.
@Command(name = "again")
final class RunsAgainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", descriptionKey = "cli.parameter.run")
    private String id;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Mixin
    private final TakeAway takeAway = new TakeAway();

    RunsAgainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        takeAway.check();
        var kept = new KeptRuns(session);
        long number = kept.id(id);
        var test = kept.history()
                .test(number)
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.runs.notAgain", id)));
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            var complete = test.as(client(test, password));
            try (var run =
                    session.services().connection().test(complete, ConnectionObserver.silent(), new Cancellation())) {
                new RunOutput(session).print(run.report(), json);
                takeAway.take(complete, run, session);
                return RunOutput.status(run.report()).code();
            }
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    private ClientChoice client(ConnectionTest test, Optional<Passphrase> password) throws PkiException {
        if (test.client() instanceof ClientChoice.OfVault) {
            session.keys().open();
        }
        return test.client() instanceof ClientChoice.OfFile(var file, var key, var _)
                ? new ClientChoice.OfFile(file, key, password)
                : test.client();
    }
}
