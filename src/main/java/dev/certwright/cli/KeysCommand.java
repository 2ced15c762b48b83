package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.key.Acceptance;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lists the kinds of key, and who accepts them.
@Command(name = "keys")
final class KeysCommand implements Callable<Integer> {
    private final Session session;

    KeysCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var columns = new Columns();
        columns.row(row(
                "",
                "",
                List.of(Platform.values()).stream().map(Platform::phrase).toList()));
        for (var spec : KeySpec.all()) {
            columns.row(row(
                    spec.word(),
                    spec.label(),
                    Acceptance.of(spec).stream().map(Acceptance::word).toList()));
        }
        columns.lines().forEach(session.out()::line);
        return ExitStatus.YES.code();
    }

    private String[] row(String word, String label, List<Phrase> phrases) {
        var cells = new ArrayList<>(List.of(word, label));
        phrases.forEach(phrase -> cells.add(session.messages().of(phrase)));
        return cells.toArray(String[]::new);
    }
}
