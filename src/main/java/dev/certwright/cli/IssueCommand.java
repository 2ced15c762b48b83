package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a certificate by a profile; also the word before the commands for each kind.
@Command(name = "issue")
final class IssueCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "cli.parameter.newName")
    private @Nullable String name;

    @Option(names = "--ca", paramLabel = "CA", descriptionKey = "cli.option.ca")
    private @Nullable String authority;

    @Option(names = "--san", paramLabel = "NAME", arity = "1..*", descriptionKey = "cli.option.san.any")
    private List<String> typedNames = List.of();

    @Mixin
    private OrderOptions options;

    IssueCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var wanted = name;
        if (wanted == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "no command");
        }
        var profile = options.profile(session)
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.issue.needsProfile", wanted)));
        var names = OrderOptions.names(typedNames);
        boolean serves = profile.base() == CertificateProfile.SERVER || profile.base() == CertificateProfile.PEER;
        var subject = serves && !names.isEmpty() ? options.subject(names) : options.subject(wanted);
        var order = order(wanted, profile, subject, names);
        return new Issuing(session).issue(options.complete(order, session));
    }

    private CertificateOrder order(
            String wanted, IssuingProfile profile, DistinguishedName subject, List<GeneralName> names)
            throws PkiException {
        boolean root = profile.base() == CertificateProfile.ROOT_CA;
        if (root != (authority == null)) {
            throw new PkiException.InvalidInput(
                    root
                            ? Phrase.of("violation.profile.rootOnly", profile.name())
                            : Phrase.of("violation.profile.noCa", profile.name()));
        }
        return authority == null
                ? CertificateOrder.rootCa(wanted, subject)
                : CertificateOrder.below(session.entry(authority).id(), wanted, profile.base(), subject, names);
    }
}
