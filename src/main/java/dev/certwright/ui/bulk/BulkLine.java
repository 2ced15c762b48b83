package dev.certwright.ui.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.service.bulk.BulkCheck;
import java.util.Optional;

/// A row of the preview.
///
/// @param line    in the source, from 1
/// @param content what it will say
record BulkLine(long line, String name, String content, State state, Optional<Phrase> problem) {
    /// What becomes of it.
    enum State {
        READY,
        ISSUED,
        PROBLEM
    }

    static BulkLine of(BulkCheck.Line row) {
        var state = switch (row.state()) {
            case READY -> State.READY;
            case ISSUED -> State.ISSUED;
            case PROBLEM -> State.PROBLEM;
        };
        return new BulkLine(row.line(), row.name(), (row.subject() + "  " + row.names()).strip(), state, row.problem());
    }
}
