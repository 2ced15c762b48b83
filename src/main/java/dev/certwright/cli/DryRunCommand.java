package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.handshake.TrustChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a server and a client certificate shake hands in memory and says how each of the seven steps went.
@Command(name = "dry-run")
final class DryRunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "SERVER", descriptionKey = "cli.parameter.dryServer")
    private String server;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CLIENT", descriptionKey = "cli.parameter.dryClient")
    private @Nullable String client;

    @Option(names = "--name", paramLabel = "HOST", descriptionKey = "cli.option.dryName")
    private @Nullable String name;

    @Option(names = "--trust", paramLabel = "NAME|FILE|system", descriptionKey = "cli.option.dryTrust")
    private @Nullable String trust;

    @Option(names = "--client-ca", paramLabel = "NAME|FILE", descriptionKey = "cli.option.dryClientCa")
    private @Nullable String clientCa;

    @Option(names = "--tls", paramLabel = "1.2|1.3", descriptionKey = "cli.option.tls")
    private @Nullable String tls;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    DryRunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var entry = session.entry(server);
        var host = name == null
                ? DryRun.host(entry.details().subjectAltNames())
                        .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.dryRun.nameless", server)))
                : DryRun.parseHost(name).orThrow();
        var versions = ConnectionFlags.versions(Optional.ofNullable(tls));
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            session.keys().open();
            var choices = new ConnectionChoices(session);
            ClientChoice shown = choices.client(Optional.ofNullable(client), Optional.empty(), password);
            var wanted = new DryRun(entry.id(), shown, trust(choices, trust), trust(choices, clientCa), host, versions);
            session.services().connection().warmUp();
            try (var run =
                    session.services().connection().dryRun(wanted, ConnectionObserver.silent(), new Cancellation())) {
                new RunOutput(session).print(run.report(), json);
                return RunOutput.status(run.report()).code();
            }
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    private static Optional<TrustChoice> trust(ConnectionChoices choices, @Nullable String text) throws PkiException {
        return text == null ? Optional.empty() : Optional.of(choices.trust(Optional.of(text), Optional.empty()));
    }
}
