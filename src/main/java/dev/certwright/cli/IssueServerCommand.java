package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a server certificate: the names are what clients compare.
@Command(name = "server")
final class IssueServerCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.newName")
    private String name;

    @Option(names = "--ca", paramLabel = "CA", required = true, descriptionKey = "cli.option.ca")
    private String authority;

    @Option(
            names = "--san",
            paramLabel = "NAME",
            required = true,
            arity = "1..*",
            descriptionKey = "cli.option.san.server")
    private List<String> typedNames = List.of();

    @Mixin
    private OrderOptions options;

    IssueServerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var names = OrderOptions.names(typedNames);
        var subject = options.subject(names);
        var issuer = session.entry(authority).id();
        var order = CertificateOrder.below(issuer, name, CertificateProfile.SERVER, subject, names);
        return new Issuing(session).issue(options.complete(order, session));
    }
}
