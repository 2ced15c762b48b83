package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.model.comparison.FieldComparison;
import dev.certwright.model.comparison.Relation;
import dev.certwright.service.comparison.ComparisonService;
import dev.certwright.service.report.JsonMembers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares two certificates, each from a file, the vault or a server.
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "A", descriptionKey = "cli.parameter.compareLeft")
    private String left;

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "cli.parameter.compareRight")
    private String right;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "cli.option.passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--all", descriptionKey = "cli.option.compareAll")
    private boolean all;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var password = session.secrets().password(Optional.ofNullable(passwordFile));
        try {
            var passwords = password.stream().toList();
            var comparison = session.services()
                    .comparison()
                    .compare(certificate(left, passwords), certificate(right, passwords));
            if (json) {
                session.out().json(json(comparison));
            } else {
                print(comparison);
            }
            boolean same = comparison.relation() == Relation.IDENTICAL;
            return (same ? ExitStatus.YES : ExitStatus.NOT_SO).code();
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    /// An entry is looked up the way of every command, so that none makes a vault by looking.
    private EncodedCertificate certificate(String text, List<Passphrase> passwords) throws PkiException {
        var source = ComparisonService.source(text).orThrow();
        return source instanceof ComparisonSource.OfVault(var name)
                ? session.entry(name).certificate()
                : session.services().comparison().get(source, passwords, new Cancellation());
    }

    private void print(CertificateComparison comparison) {
        var messages = session.messages();
        session.out().line(messages.of(comparison.relation().sentence()));
        for (var field : all ? comparison.fields() : comparison.differences()) {
            session.out().line((field.differs() ? "≠ " : "= ") + messages.of(field.name()));
            if (field.differs()) {
                value("A", field.left());
                value("B", field.right());
            } else {
                value(" ", field.left());
            }
        }
    }

    private void value(String side, String text) {
        var mark = side;
        for (var line : text.isEmpty() ? List.of("–") : text.lines().toList()) {
            session.out().line("    " + mark + "  " + line);
            mark = " ";
        }
    }

    private JsonMembers json(CertificateComparison comparison) {
        return new JsonMembers()
                .put("a", left)
                .put("b", right)
                .put("same", comparison.relation() == Relation.IDENTICAL)
                .put("relation", comparison.relation().word())
                .put("summary", session.messages().of(comparison.relation().sentence()))
                .put(
                        "fields",
                        comparison.fields().stream().map(CompareCommand::json).toList());
    }

    private static JsonMembers json(FieldComparison field) {
        return new JsonMembers()
                .put("field", field.id())
                .put("state", Words.word(field.state()))
                .put("a", field.left())
                .put("b", field.right());
    }
}
