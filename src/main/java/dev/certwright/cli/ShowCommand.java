package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.report.CertificateJson;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one certificate of the vault.
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.parameter.name")
    private String name;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Option(names = "--openssl", descriptionKey = "cli.option.openssl")
    private boolean openSsl;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (json && openSsl) {
            throw new PkiException.InvalidInput(Phrase.of("cli.show.either"));
        }
        var entry = session.entry(name);
        var inventory = session.services().inventory();
        if (json) {
            session.out().json(CertificateJson.of(entry, inventory.status(entry)));
        } else if (openSsl) {
            session.out().script(session.services().issuing().openSslCommands(entry));
        } else {
            print(entry);
        }
        return ExitStatus.YES.code();
    }

    private void print(Entry entry) throws PkiException {
        var messages = session.messages();
        var inventory = session.services().inventory();
        var columns = new Columns()
                .row(messages.text("cli.field.name"), entry.name())
                .row(messages.text("cli.field.type"), Words.profile(entry.profile(), messages))
                .row(
                        messages.text("cli.field.status"),
                        messages.text("cli.status." + Words.word(inventory.status(entry))));
        CertificateText.rows(columns, entry.details(), messages);
        var chain = inventory.chain(entry).stream().map(Entry::name).collect(Collectors.joining(" → "));
        columns.row(messages.text("cli.field.chain"), chain)
                .row(
                        messages.text("cli.field.privateKey"),
                        messages.text(entry.hasPrivateKey() ? "cli.privateKey.held" : "cli.privateKey.none"));
        columns.lines().forEach(session.out()::line);
    }
}
