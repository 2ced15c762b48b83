package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestComparison.Row;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.DistinguishedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs somebody's certification request with a CA of the vault.
@Command(name = "sign")
final class SignCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "csr.parameter.request")
    private Path file;

    @Option(names = "--ca", paramLabel = "CA", required = true, descriptionKey = "cli.option.ca")
    private String authority;

    @Option(names = "--profile", paramLabel = "PROFILE", required = true, descriptionKey = "csr.option.profile")
    private String profile;

    @Mixin
    private final DecisionOptions choices = new DecisionOptions();

    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "csr.option.ownSubject")
    private @Nullable String subject;

    @Option(names = "--san", paramLabel = "NAME", arity = "1..*", descriptionKey = "csr.option.ownNames")
    private List<String> typedNames = List.of();

    @Option(names = "--path-length", paramLabel = "N", descriptionKey = "csr.option.pathLength")
    private @Nullable Integer pathLength;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "csr.option.entryName")
    private @Nullable String name;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.days")
    private @Nullable String days;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "csr.option.certificateOut")
    private @Nullable Path out;

    @Option(names = "--force", descriptionKey = "cli.option.force")
    private boolean force;

    @Option(names = "--dry-run", descriptionKey = "csr.option.dryRun")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "csr.option.json")
    private boolean json;

    SignCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var signing = session.services().signing();
        var request = signing.open(file);
        var order = order(request, session.entry(authority));
        var comparison = signing.compare(request, order);
        var decisions = choices.on(comparison);
        var table = new ComparisonTable(comparison.rows(), decisions, session.messages());
        if (json) {
            table.json(comparison, session.out());
        } else if (dryRun) {
            table.print(session.out());
        }
        for (var note : comparison.notes()) {
            session.err().line(session.messages().of(note));
        }
        var undecided = comparison.undecided(decisions);
        if (!undecided.isEmpty() && dryRun) {
            return ExitStatus.YES.code();
        }
        if (!undecided.isEmpty()) {
            if (!json) {
                new ComparisonTable(undecided, decisions, session.messages()).print(session.err());
            }
            throw new PkiException.InvalidInput(Phrase.of(
                    "csr.cli.undecided",
                    undecided.stream().map(Row::field).distinct().collect(Collectors.joining(", "))));
        }
        signing.preview(request, order, decisions);
        if (!dryRun) {
            sign(request, order, decisions);
        }
        return ExitStatus.YES.code();
    }

    private void sign(RequestedCertificate request, CertificateOrder order, Map<String, RequestDecision> decisions)
            throws PkiException {
        if (out != null && !force && Files.exists(out)) {
            throw new PkiException.FileExists(out);
        }
        session.keys().open();
        var signing = session.services().signing();
        var entry = signing.sign(request, order, decisions, new Cancellation());
        if (out != null) {
            signing.save(entry, out, force);
        }
        var messages = session.messages();
        session.out()
                .line(messages.text(
                        "csr.cli.signed",
                        Words.profile(entry.profile(), messages),
                        entry.name(),
                        Words.instant(entry.details().validity().notAfter())));
        if (out != null) {
            session.out().line(out.toString());
        }
    }

    /// What the CA offers: what the profile says, and what stands on the command line.
    private CertificateOrder order(RequestedCertificate request, Entry issuer) throws PkiException {
        var signing = session.services().signing();
        var chosen = name == null ? signing.suggestedName(request) : name;
        var wanted = ProfileWord.parse(profile);
        var ours = subject == null
                ? DistinguishedName.EMPTY
                : DistinguishedName.parse(subject).orThrow();
        var order = signing.order(request, issuer.id(), wanted, chosen, ours, OrderOptions.names(typedNames));
        if (pathLength != null) {
            if (!wanted.authority() || pathLength < 0) {
                throw new PkiException.InvalidInput(Phrase.of("csr.cli.pathLength"));
            }
            order = order.withPathLength(pathLength);
        }
        return days == null ? order : order.withDays(Validity.parseDays(days).orThrow());
    }
}
