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

/// Makes a certificate with which somebody answers OCSP requests in the name of a CA.
@Command(name = "ocsp")
final class IssueOcspCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.newName")
    private String name;

    @Option(names = "--ca", paramLabel = "CA", required = true, descriptionKey = "cli.option.ca")
    private String authority;

    @Mixin
    private OrderOptions options;

    IssueOcspCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var issuer = session.entry(authority).id();
        var order = CertificateOrder.below(
                issuer, name, CertificateProfile.OCSP_RESPONDER, options.subject(name), List.of());
        return new Issuing(session).issue(options.complete(order, session));
    }
}
