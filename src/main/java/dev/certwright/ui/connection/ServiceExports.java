package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.service.report.ReportService;
import dev.certwright.service.report.snippet.Language;
import dev.certwright.service.report.snippet.Snippets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Takes tests away. A file that is there is replaced: who picked it has agreed.
///
/// @param words in the language of the moment
public record ServiceExports(ReportService reports, Function<Phrase, String> words) implements RunExports {
    @Override
    public List<Form> forms() {
        return List.of(Form.values());
    }

    @Override
    public List<Program> programs() {
        return List.of(Program.values());
    }

    @Override
    public void save(ConnectionTest test, ConnectionRun run, Form form, Path file) throws PkiException {
        switch (form) {
            case HTML -> reports.saveHtml(run.report(), file, true, words);
            case JSON -> reports.save(run.report(), file, true, words);
            case CAPTURE -> capture(run, false, file);
            case CAPTURE_WITH_SECRETS -> capture(run, true, file);
            case KEY_LOG -> reports.captures().keyLog(run.recording().orElseThrow(), file, true);
        }
    }

    private void capture(ConnectionRun run, boolean withSecrets, Path file) throws PkiException {
        var comment = words.apply(run.report().headline());
        reports.captures().pcapng(run.recording().orElseThrow(), withSecrets, comment, file, true);
    }

    @Override
    public String code(ConnectionTest test, Program program) throws PkiException {
        return Snippets.of(
                test,
                switch (program) {
                    case CURL -> Language.CURL;
                    case OPENSSL -> Language.OPENSSL;
                    case JAVA -> Language.JAVA;
                    case GO -> Language.GO;
                    case PYTHON -> Language.PYTHON;
                    case NODE -> Language.NODE;
                });
    }
}
