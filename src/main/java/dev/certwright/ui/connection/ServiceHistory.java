package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.service.report.ReportService;
import dev.certwright.service.report.history.HistoryService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The history of the vault.
///
/// @param words in the language of the moment
public record ServiceHistory(HistoryService history, ReportService reports, Function<Phrase, String> words)
        implements RunHistory {
    @Override
    public void keep(ConnectionTest test, HandshakeReport report) throws PkiException {
        history.keep(test, report, words);
    }

    @Override
    public List<Past> recent() throws PkiException {
        return history.list(HistoryService.CAPACITY).stream()
                .map(k -> new Past(k.id(), k.at(), k.target(), k.client(), k.verdict(), k.authentication()))
                .toList();
    }

    @Override
    public HandshakeReport open(Past past) throws PkiException {
        return history.open(past.id(), words);
    }

    @Override
    public Optional<ConnectionTest> test(Past past) throws PkiException {
        return history.test(past.id());
    }

    @Override
    public HandshakeReport open(Path file) throws PkiException {
        return reports.open(file, words);
    }

    @Override
    public List<Difference> compare(Past earlier, Past later) throws PkiException {
        return reports.differences(open(earlier), open(later)).stream()
                .map(d -> new Difference(d.what(), d.before(), d.after()))
                .toList();
    }
}
