package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.revocation.OcspService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Answers OCSP requests for a CA until it is stopped.
@Command(name = "serve")
final class OcspServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    private final Session session;

    @Parameters(paramLabel = "CA", descriptionKey = "cli.parameter.ocspCa")
    private String authority;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "cli.option.ocspPort")
    private int port;

    @Option(names = "--listen", paramLabel = "ADDRESS", descriptionKey = "cli.option.ocspListen")
    private @Nullable String listen;

    @Option(names = "--delegated", descriptionKey = "cli.option.delegated")
    private boolean delegated;

    @Option(names = "--once", descriptionKey = "cli.option.ocspOnce")
    private boolean once;

    @Option(names = "--requests", paramLabel = "N", descriptionKey = "cli.option.ocspRequests")
    private int requests;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    OcspServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (port < 0 || port > MAX_PORT || requests < 0 || (once && requests > 1)) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.serveNumbers", MAX_PORT));
        }
        var ca = session.entry(authority);
        session.keys().open();
        int wanted = once ? 1 : requests;
        // without a number it is never counted down
        var left = new CountDownLatch(wanted == 0 ? 1 : wanted);
        var options = new OcspService.Options(address(), port, delegated);
        try (var running = session.services().ocsp().start(ca, options, exchange -> {
            report(exchange);
            if (wanted > 0) {
                left.countDown();
            }
        })) {
            var stop = Thread.ofPlatform().unstarted(running::close);
            Runtime.getRuntime().addShutdownHook(stop);
            var messages = session.messages();
            session.err()
                    .line(
                            running.delegate().isPresent()
                                    ? messages.text(
                                            "revocation.cli.servingDelegated",
                                            ca.name(),
                                            running.delegate().get().name())
                                    : messages.text("revocation.cli.serving", ca.name()));
            session.out().line(running.url().toString());
            left.await();
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.YES.code();
    }

    private InetAddress address() throws PkiException {
        if (listen == null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException _) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.listen", listen));
        }
    }

    private synchronized void report(OcspExchange exchange) {
        if (json) {
            session.out()
                    .json(new JsonMembers()
                            .put("at", exchange.at())
                            .put("method", exchange.method())
                            .put("status", exchange.status())
                            .put("nonce", exchange.nonce())
                            .put(
                                    "certificates",
                                    exchange.certificates().stream()
                                            .map(OcspServeCommand::json)
                                            .toList()));
            return;
        }
        var certificates = exchange.certificates().stream()
                .map(one -> one.name().orElse(one.serialNumber().toString()) + " " + Words.word(one.status()))
                .collect(Collectors.joining(", "));
        session.out()
                .line(Words.instant(exchange.at()) + "  " + exchange.method() + "  " + exchange.status() + "  "
                        + certificates);
    }

    private static JsonMembers json(OcspExchange.Answered one) {
        return new JsonMembers()
                .put("serial", one.serialNumber().toString())
                .put("name", one.name())
                .put("status", Words.word(one.status()));
    }
}
