package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a root CA, or an intermediate one below another.
@Command(name = "create")
final class CaCreateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.newName")
    private String name;

    @Mixin
    private OrderOptions options;

    @Option(names = "--parent", paramLabel = "CA", descriptionKey = "cli.option.parent")
    private @Nullable String parent;

    CaCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var subject = options.subject(name);
        var order = parent == null
                ? CertificateOrder.rootCa(name, subject)
                : CertificateOrder.below(
                        session.entry(parent).id(), name, CertificateProfile.INTERMEDIATE_CA, subject, List.of());
        return new Issuing(session).issue(options.complete(order, session));
    }
}
