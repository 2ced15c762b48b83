package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.service.report.snippet.Language;
import dev.certwright.service.report.snippet.Snippets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tests a connection and says how each of the seven steps went.
@Command(name = "test")
final class TestCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "URL", descriptionKey = "cli.parameter.url")
    private String url;

    @Option(names = "--client", paramLabel = "NAME|FILE", descriptionKey = "cli.option.client")
    private @Nullable String client;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "cli.option.clientKey")
    private @Nullable Path key;

    @Option(names = "--trust", paramLabel = "NAME|FILE|system", descriptionKey = "cli.option.trust")
    private @Nullable String trust;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Mixin
    private final ConnectionFlags flags = new ConnectionFlags();

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Mixin
    private final TakeAway takeAway = new TakeAway();

    @Option(names = "--compare", paramLabel = "NAME|FILE", descriptionKey = "cli.option.compare")
    private List<String> compare = List.of();

    @Option(names = "--second-opinion", descriptionKey = "cli.option.secondOpinion")
    private boolean secondOpinion;

    @Option(names = "--as", paramLabel = "LANGUAGE", descriptionKey = "cli.option.as")
    private @Nullable String as;

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var target = HandshakeTarget.parse(url).orThrow();
        var options = flags.options();
        var probing = flags.probing();
        takeAway.check();
        if (key != null && client == null) {
            throw new PkiException.InvalidInput(Phrase.of("cli.client.keyOnly"));
        }
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            var choices = new ConnectionChoices(session);
            var test = new ConnectionTest(
                    target,
                    choices.client(Optional.ofNullable(client), Optional.ofNullable(key), password),
                    choices.trust(Optional.ofNullable(trust), Optional.ofNullable(client)),
                    options,
                    probing);
            if (!compare.isEmpty()) {
                return compare(test, choices, password);
            }
            return as == null ? run(test) : show(test, as);
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    private int run(ConnectionTest test) throws PkiException {
        // so that the times are the server's and the network's, not those of loading classes
        session.services().connection().warmUp();
        try (var run = session.services().connection().test(test, ConnectionObserver.silent(), new Cancellation())) {
            var opinion = secondOpinion
                    ? Optional.of(session.services().opinions().ask(test, run.report(), new Cancellation()))
                    : Optional.<SecondOpinion>empty();
            new RunOutput(session).print(run.report(), opinion, json);
            takeAway.take(test, run, session);
            return RunOutput.status(run.report()).code();
        }
    }

    private int compare(ConnectionTest test, ConnectionChoices choices, Optional<Passphrase> password)
            throws PkiException {
        var clients = new ArrayList<ClientChoice>();
        for (var one : compare) {
            clients.add(choices.client(Optional.of(one), Optional.empty(), password));
        }
        var comparison =
                session.services().connection().compare(test, clients, ComparisonObserver.silent(), new Cancellation());
        new ComparisonOutput(session).print(comparison, json);
        boolean success = comparison.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.verdict().success());
        return (success ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }

    private int show(ConnectionTest test, String wanted) throws PkiException {
        var language = Arrays.stream(Language.values())
                .filter(l -> l.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.as.unknown", wanted, languages())));
        session.out().script(Snippets.of(test, language));
        return ExitStatus.YES.code();
    }

    private static String languages() {
        return Arrays.stream(Language.values()).map(Language::word).collect(Collectors.joining(", "));
    }
}
