package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.report.JsonMembers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the requests whose certificate has not come yet.
@Command(name = "list")
final class CsrListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    CsrListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        var requests = session.vaultExists() ? session.services().requests().list() : List.<WaitingRequest>of();
        if (json) {
            requests.forEach(request -> session.out().json(json(request)));
        } else if (requests.isEmpty()) {
            session.out().line(session.messages().text("csr.cli.empty"));
        } else {
            var columns = new Columns();
            requests.forEach(request -> row(columns, request));
            columns.lines().forEach(session.out()::line);
        }
        return ExitStatus.YES.code();
    }

    private static void row(Columns columns, WaitingRequest request) {
        var details = request.details();
        columns.row(
                request.name(),
                Words.instant(request.createdAt()),
                details.publicKey().label(),
                details.subject().toString(),
                details.subjectAltNames().stream().map(GeneralName::typed).collect(Collectors.joining(", ")));
    }

    private static JsonMembers json(WaitingRequest request) {
        var details = request.details();
        return new JsonMembers()
                .put("name", request.name())
                .put("createdAt", request.createdAt())
                .put("subject", details.subject().toString())
                .put(
                        "sans",
                        details.subjectAltNames().stream()
                                .map(GeneralName::typed)
                                .toList())
                .put("key", details.publicKey().label())
                .put("privateKey", request.hasPrivateKey());
    }
}
