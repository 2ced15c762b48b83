package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Saves a profile of one's own: another profile with what is said here in place of what that one says.
@Command(name = "save")
final class ProfileSaveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", descriptionKey = "cli.parameter.newProfile")
    private String name;

    @Option(names = "--base", paramLabel = "PROFILE", required = true, descriptionKey = "cli.option.baseProfile")
    private String base;

    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "cli.option.profileSubject")
    private @Nullable String subject;

    @Option(names = "--key", paramLabel = "SPEC", descriptionKey = "cli.option.key")
    private @Nullable String key;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.days")
    private @Nullable String days;

    @Mixin
    private FieldOptions fields;

    @Option(names = "--replace", descriptionKey = "cli.option.replaceProfile")
    private boolean replace;

    ProfileSaveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var profiles = session.services().profiles();
        var from = profiles.find(base);
        var typed = IssuingProfile.own(
                IssuingProfile.parseName(name).orThrow(),
                from.base(),
                key == null ? Optional.empty() : Optional.of(KeySpec.parse(key).orThrow()),
                days == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(Validity.parseDays(days).orThrow()),
                IssuingProfile.subjectParts(
                                subject == null
                                        ? DistinguishedName.EMPTY
                                        : DistinguishedName.parse(subject).orThrow())
                        .orThrow(),
                fields.choices(from.base(), session.services().issuing()));
        var saved = profiles.save(typed.over(from), replace);
        session.out().line(session.messages().text("cli.profile.saved", saved.name()));
        return ExitStatus.YES.code();
    }
}
