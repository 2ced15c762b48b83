package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.service.verification.VerificationRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Judges the chain of a certificate in a file.
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "LEAF", descriptionKey = "cli.parameter.leaf")
    private String leaf;

    @Option(
            names = "--trust",
            paramLabel = "FILE|vault:NAME|system",
            required = true,
            descriptionKey = "cli.option.verifyTrust")
    private List<String> trust = List.of();

    @Option(names = "--untrusted", paramLabel = "FILE", descriptionKey = "cli.option.untrusted")
    private List<Path> untrusted = List.of();

    @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "cli.option.crl")
    private List<Path> lists = List.of();

    @Option(names = "--ocsp", paramLabel = "FILE", descriptionKey = "cli.option.ocsp")
    private List<Path> responses = List.of();

    @Option(names = "--host", paramLabel = "NAME", descriptionKey = "cli.option.host")
    private @Nullable String host;

    @Option(names = "--purpose", paramLabel = "PURPOSE", descriptionKey = "cli.option.purpose")
    private @Nullable String purpose;

    @Option(names = "--at", paramLabel = "RFC3339", descriptionKey = "cli.option.at")
    private @Nullable String at;

    @Mixin
    private StrictnessOptions strictness = new StrictnessOptions();

    @Option(names = "--revocation", paramLabel = "HOW", descriptionKey = "cli.option.revocation")
    private @Nullable String revocation;

    @Option(names = "--fetch", negatable = true, descriptionKey = "cli.option.fetch")
    private boolean fetching;

    @Option(names = "--policy", paramLabel = "OID", descriptionKey = "cli.option.policy")
    private List<String> policies = List.of();

    @Option(names = "--explicit-policy", descriptionKey = "cli.option.explicitPolicy")
    private boolean explicitPolicy;

    @Option(names = "--inhibit-policy-mapping", descriptionKey = "cli.option.inhibitPolicyMapping")
    private boolean inhibitMapping;

    @Option(names = "--inhibit-any-policy", descriptionKey = "cli.option.inhibitAnyPolicy")
    private boolean inhibitAny;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var terms = terms();
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            var input = new VerifyInput(session);
            var request = new VerificationRequest(
                    input.leaf(leaf),
                    input.trust(trust),
                    new VerificationRequest.Material(
                            VerifyInput.files(untrusted),
                            VerifyInput.files(lists),
                            VerifyInput.files(responses),
                            false),
                    terms,
                    fetching,
                    password.stream().toList());
            var messages = session.messages();
            var report = session.services()
                    .verification()
                    .verify(request, waiting -> say(messages.of(waiting)), new Cancellation());
            if (json) {
                session.out().json(VerificationOutput.json(leaf, report, messages));
            } else {
                VerificationOutput.lines(leaf, report, messages).forEach(session.out()::line);
            }
            return (report.valid() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    /// What is being waited for, for a person only.
    private void say(String waiting) {
        if (!json) {
            session.err().line(waiting);
        }
    }

    private VerificationRequest.Terms terms() throws PkiException {
        Optional<Instant> moment = at == null ? Optional.empty() : Optional.of(VerifyInput.moment(at));
        return new VerificationRequest.Terms(
                VerifyInput.constant(wantedPurpose(), Purpose.values(), "cli.purpose.unknown"),
                Optional.ofNullable(host),
                moment,
                strictness.profile(),
                revocation(),
                new PolicyInputs(VerifyInput.policies(policies), explicitPolicy, inhibitMapping, inhibitAny),
                strictness.settings());
    }

    /// Who gives a list asks about the certificate: without word of it the question has no answer.
    private RevocationPolicy revocation() throws PkiException {
        if (revocation == null) {
            return lists.isEmpty() ? RevocationPolicy.SOFT : RevocationPolicy.LEAF;
        }
        return VerifyInput.constant(revocation, RevocationPolicy.values(), "cli.revocation.unknown");
    }

    /// What a program that calls would want: a server when a host is named.
    private String wantedPurpose() {
        if (purpose != null) {
            return purpose;
        }
        return host == null ? "any" : "server";
    }
}
