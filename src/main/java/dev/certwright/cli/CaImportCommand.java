package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.importing.AdoptionPlan;
import dev.certwright.service.importing.AdoptionProgress;
import dev.certwright.service.importing.AdoptionService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes over a CA that another program ran.
@Command(name = "import")
final class CaImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "cli.parameter.adoptPaths")
    private List<Path> paths = List.of();

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "cli.option.adoptName")
    private @Nullable String name;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.adoptPasswordFile")
    private List<Path> passwordFiles = List.of();

    @Option(names = "--trust-only", descriptionKey = "cli.option.trustOnly")
    private boolean trustOnly;

    @Option(names = "--without-locked-keys", descriptionKey = "cli.option.withoutLockedKeys")
    private boolean withoutLockedKeys;

    @Option(names = "--dry-run", descriptionKey = "cli.option.adoptDryRun")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    CaImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var passwords = new ArrayList<Passphrase>();
        try {
            for (var file : passwordFiles) {
                passwords.add(SecretFile.read(file));
            }
            var service = session.services().adoption();
            var plan = service.plan(
                    new AdoptionService.Request(paths, passwords, trustOnly, Optional.ofNullable(name)),
                    AdoptionProgress.none(),
                    new Cancellation());
            plan = unlocked(plan, passwords);
            show(plan);
            if (!dryRun) {
                adopt(plan);
            }
        } finally {
            passwords.forEach(Passphrase::close);
        }
        return ExitStatus.YES.code();
    }

    /// Asks for one password after the other, for as long as one of them opens something more; each is tried on all
    /// that is locked. An empty answer leaves out what is still shut.
    private AdoptionPlan unlocked(AdoptionPlan before, List<Passphrase> passwords) throws PkiException {
        var plan = before;
        while (!plan.locked().isEmpty() && !withoutLockedKeys) {
            var answer = session.secrets().passwordOf(plan.locked().getFirst());
            if (answer.isEmpty()) {
                if (dryRun) {
                    return plan;
                }
                throw new PkiException.PasswordRequired(plan.locked().getFirst());
            }
            passwords.add(answer.get());
            if (answer.get().isEmpty()) {
                return plan;
            }
            int locked = plan.locked().size();
            plan = session.services().adoption().unlock(plan, passwords, new Cancellation());
            if (plan.locked().size() == locked) {
                throw new PkiException.WrongPassword(plan.locked().getFirst(), null);
            }
        }
        return plan;
    }

    private void show(AdoptionPlan plan) {
        if (json) {
            plan.rows().forEach(row -> session.out().json(AdoptionJson.of(row, session.messages())));
        } else {
            new AdoptionText(session.out(), session.messages()).show(plan, dryRun);
        }
    }

    private void adopt(AdoptionPlan plan) throws PkiException {
        if (!plan.changes()) {
            say("cli.adopt.allKnown");
            return;
        }
        if (plan.holdsPrivateKey()) {
            session.keys().openForNewKey();
        }
        var adopted = session.services().adoption().adopt(plan, AdoptionProgress.none(), new Cancellation());
        say("cli.adopt.done", adopted.added().size());
    }

    /// Beside JSON for a program, words for a person go elsewhere.
    private void say(String key, Object... arguments) {
        (json ? session.err() : session.out()).line(session.messages().text(key, arguments));
    }
}
