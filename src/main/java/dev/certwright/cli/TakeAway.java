package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.WireRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What becomes of a connection test beyond the screen.
final class TakeAway {
    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "cli.option.html")
    private @Nullable Path html;

    @Option(names = "--save", paramLabel = "FILE", descriptionKey = "cli.option.save")
    private @Nullable Path save;

    @Option(names = "--keylog", paramLabel = "FILE", descriptionKey = "cli.option.keylog")
    private @Nullable Path keyLog;

    @Option(names = "--pcapng", paramLabel = "FILE", descriptionKey = "cli.option.pcapng")
    private @Nullable Path pcapng;

    @Option(names = "--with-secrets", descriptionKey = "cli.option.withSecrets")
    private boolean withSecrets;

    @Option(names = "--force", descriptionKey = "cli.option.force")
    private boolean force;

    @Option(names = "--keep", descriptionKey = "cli.option.keep")
    private boolean keep;

    /// Refuses before anything is connected what would be refused after it.
    void check() throws PkiException {
        if (withSecrets && pcapng == null) {
            throw new PkiException.InvalidInput(Phrase.of("cli.withSecrets.alone"));
        }
        var files =
                Stream.of(html, save, keyLog, pcapng).filter(Objects::nonNull).toList();
        if (files.stream().distinct().count() < files.size()) {
            throw new PkiException.InvalidInput(Phrase.of("cli.takeAway.sameFile"));
        }
        for (var file : files) {
            if (!force && Files.exists(file)) {
                throw new PkiException.FileExists(file);
            }
        }
    }

    void take(ConnectionTest test, ConnectionRun run, Session session) throws PkiException {
        var reports = session.services().reports();
        var report = run.report();
        if (save != null) {
            reports.save(report, save, force, session.messages()::of);
        }
        if (html != null) {
            reports.saveHtml(report, html, force, session.messages()::of);
        }
        if (keyLog != null) {
            reports.captures().keyLog(recording(run), keyLog, force);
            warn(keyLog, session);
        }
        if (pcapng != null) {
            reports.captures()
                    .pcapng(recording(run), withSecrets, report.target().toString(), pcapng, force);
            if (withSecrets) {
                warn(pcapng, session);
            }
        }
        if (keep) {
            long id = session.services().history().keep(test, report, session.messages()::of);
            session.err().line(session.messages().text("cli.runs.kept", Long.toString(id)));
        }
    }

    private static WireRecording recording(ConnectionRun run) throws PkiException {
        return run.recording().orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.takeAway.noRecording")));
    }

    private static void warn(Path file, Session session) {
        session.err().line(session.messages().text("cli.takeAway.secrets", file.toString()));
    }
}
