package dev.certwright.cli;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.service.safety.AuditService;
import dev.certwright.text.AuditWords;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Checks that the audit log is as it was written.
@Command(name = "verify")
final class AuditVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--expect", paramLabel = "HASH", descriptionKey = "cli.option.expect")
    private @Nullable String expect;

    AuditVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var noted = expect == null ? Optional.<Bytes>empty() : Optional.of(AuditService.hash(expect));
        session.requireVault();
        var verdict = session.services().safety().audit().verify(noted);
        var messages = session.messages();
        for (var problem : verdict.problems()) {
            session.out().line("✖ " + messages.of(AuditWords.problem(problem)));
        }
        if (verdict.intact()) {
            session.out().line("✔ " + messages.text("safety.audit.intact", verdict.events()));
            session.out().line(messages.text(noted.isPresent() ? "safety.audit.proves.noted" : "safety.audit.proves"));
        }
        verdict.head()
                .ifPresent(head -> session.out()
                        .line(messages.text("cli.audit.head", head.hash().hex())));
        return (verdict.intact() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }
}
