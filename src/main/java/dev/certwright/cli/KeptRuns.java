package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.service.report.history.HistoryService;

/// Finds kept tests by the number a person typed.
final class KeptRuns {
    private final Session session;

    KeptRuns(Session session) {
        this.session = session;
    }

    /// @throws PkiException.InvalidInput when it is no number, or there is no vault and so no test
    long id(String typed) throws PkiException {
        if (!typed.matches("#?[1-9]\\d{0,17}") || !session.vaultExists()) {
            throw new PkiException.InvalidInput(Phrase.of("report.noRun", typed));
        }
        return Long.parseLong(typed.replace("#", ""));
    }

    HistoryService history() {
        return session.services().history();
    }

    HandshakeReport open(String typed) throws PkiException {
        return history().open(id(typed), session.messages()::of);
    }
}
