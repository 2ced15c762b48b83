package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.service.report.JsonMembers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the profiles: those that the program brings and one's own.
@Command(name = "list")
final class ProfileListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    ProfileListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        List<IssuingProfile> profiles =
                session.vaultExists() ? session.services().profiles().all() : IssuingProfile.builtIns();
        if (json) {
            profiles.forEach(profile -> session.out()
                    .json(new JsonMembers()
                            .put("name", profile.name())
                            .put("base", IssuingProfile.word(profile.base()))
                            .put("key", profile.keySpec().word())
                            .put("days", profile.validDays())
                            .put("builtIn", profile.builtIn())));
            return ExitStatus.YES.code();
        }
        var messages = session.messages();
        var columns = new Columns();
        profiles.forEach(profile -> columns.row(
                profile.name(),
                Words.profile(profile.base(), messages),
                profile.keySpec().label(),
                messages.text("cli.profile.days", profile.validDays()),
                profile.builtIn() ? messages.text("cli.profile.builtIn") : ""));
        columns.lines().forEach(session.out()::line);
        return ExitStatus.YES.code();
    }
}
