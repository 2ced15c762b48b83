package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.service.demo.DemoService;
import dev.certwright.service.report.JsonMembers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Mutual TLS in one minute. The person's own vault is used only when the option names one.
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var demo = session.services().demo();
        DemoService.Result result;
        if (session.vaultOption().isPresent()) {
            session.keys().openForNewKey();
            result = demo.runInVault(new Progress(), new Cancellation());
        } else {
            result = demo.run(new Progress(), new Cancellation());
        }
        if (json) {
            session.out().json(json(result));
        } else {
            session.out().line("");
            ReportText.lines(result.report(), session.messages()).forEach(session.out()::line);
        }
        return (result.report().verdict().success() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }

    private JsonMembers json(DemoService.Result result) {
        var runs = session.services().reports().runs();
        return runs.write(result.report(), session.messages()::of)
                .put(
                        "certificates",
                        result.made().stream()
                                .map(made -> new JsonMembers()
                                        .put("name", made.name())
                                        .put("type", Words.word(made.profile()))
                                        .putAll(runs.certificate(made.certificate())))
                                .toList());
    }

    /// Says what is being done, unless a program is listening.
    private final class Progress implements DemoService.Observer {
        @Override
        public void stage(DemoService.Stage stage) {
            if (!json) {
                session.out().line(session.messages().text("cli.demo." + Words.word(stage)));
            }
        }

        @Override
        public void step(StepResult step) {}

        @Override
        public void message(HandshakeMessage message) {}
    }
}
