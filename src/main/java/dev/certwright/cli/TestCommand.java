package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TlsVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(names = "--tls", paramLabel = "1.2|1.3", descriptionKey = "cli.option.tls")
    private @Nullable String tls;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var target = HandshakeTarget.parse(url).orThrow();
        var versions = versions();
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
                    ConnectionOptions.standard().offering(versions),
                    Probing.AUTOMATIC);
            var report = session.services()
                    .connection()
                    .test(test, ConnectionObserver.silent(), new Cancellation())
                    .report();
            if (json) {
                session.out().json(new ReportJson(session).of(report));
            } else {
                ReportText.lines(report, session.messages()).forEach(session.out()::line);
            }
            return (report.verdict().success() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    private Set<TlsVersion> versions() throws PkiException {
        var wanted = tls;
        if (wanted == null) {
            return EnumSet.allOf(TlsVersion.class);
        }
        return Set.of(Arrays.stream(TlsVersion.values())
                .filter(v -> v.number().equals(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.tls.unknown", wanted))));
    }
}
