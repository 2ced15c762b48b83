package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.verification.Purpose;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.report.RunJson;
import dev.certwright.service.verification.VerificationService;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Judges the chain of a certificate in a file.
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "LEAF", descriptionKey = "cli.parameter.leaf")
    private Path leaf;

    @Option(names = "--trust", paramLabel = "FILE", required = true, descriptionKey = "cli.option.verifyTrust")
    private List<Path> trust = List.of();

    @Option(names = "--untrusted", paramLabel = "FILE", descriptionKey = "cli.option.untrusted")
    private List<Path> untrusted = List.of();

    @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "cli.option.crl")
    private List<Path> lists = List.of();

    @Option(names = "--host", paramLabel = "NAME", descriptionKey = "cli.option.host")
    private @Nullable String host;

    @Option(names = "--purpose", paramLabel = "PURPOSE", descriptionKey = "cli.option.purpose")
    private @Nullable String purpose;

    @Option(names = "--at", paramLabel = "RFC3339", descriptionKey = "cli.option.at")
    private @Nullable String at;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var request = new VerificationService.Request(
                leaf, trust, untrusted, lists, Optional.ofNullable(host), purpose(), moment());
        var report = session.services().verification().verify(request);
        if (json) {
            session.out().json(json(report));
        } else {
            print(report);
        }
        return (report.valid() ? ExitStatus.YES : ExitStatus.NOT_SO).code();
    }

    /// What a program that calls would want: a server when a host is named.
    private Purpose purpose() throws PkiException {
        var wanted = purpose == null ? (host == null ? "any" : "server") : purpose;
        return Arrays.stream(Purpose.values())
                .filter(p -> Words.word(p).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.purpose.unknown", wanted)));
    }

    private Optional<Instant> moment() throws PkiException {
        if (at == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(at.strip().replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException _) {
            throw new PkiException.InvalidInput(Phrase.of("cli.at.malformed", at));
        }
    }

    private JsonMembers json(VerificationService.Report report) {
        return new JsonMembers()
                .put("file", leaf.toString())
                .put("valid", report.valid())
                .put("checks", RunJson.checks(report.checks(), session.messages()::of))
                .put("path", report.path().stream().map(CertificateJson::of).toList());
    }

    private void print(VerificationService.Report report) {
        var messages = session.messages();
        var out = session.out();
        out.line(messages.text(report.valid() ? "cli.verify.valid" : "cli.verify.invalid", leaf.toString()));
        ReportText.checks(report.checks(), messages).forEach(out::line);
        var indent = new StringBuilder();
        for (var certificate : report.path().reversed()) {
            out.line(messages.text(
                    "cli.verify.certificate",
                    indent.toString(),
                    certificate.shortName(),
                    Words.instant(certificate.validity().notAfter())));
            indent.append("  ");
        }
    }
}
