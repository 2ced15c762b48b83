package dev.certwright.service.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.service.bulk.table.SourceFacts;
import java.util.List;
import java.util.Optional;

/// What was found before anything is signed.
///
/// @param facts    how the source was understood
/// @param rows     that are not blank
/// @param ready    that can be issued
/// @param already  whose certificate this CA has issued before
/// @param problems that cannot be issued
/// @param first    the first rows, at most [#MOST_ROWS]
/// @param refused  the first rows with problems, at most [#MOST_PROBLEMS]
public record BulkCheck(
        SourceFacts facts, long rows, long ready, long already, long problems, List<Line> first, List<Line> refused) {
    public static final int MOST_ROWS = 2_000;
    public static final int MOST_PROBLEMS = 1_000;

    /// What becomes of a row.
    public enum State {
        READY,
        ISSUED,
        PROBLEM
    }

    /// A row as it is shown.
    ///
    /// @param line    in the source, from 1
    /// @param subject in the text form of RFC 4514; blank for a row with a problem
    /// @param names   the alternative names, a blank between them
    public record Line(long line, String name, String subject, String names, State state, Optional<Phrase> problem) {}

    public BulkCheck {
        first = List.copyOf(first);
        refused = List.copyOf(refused);
    }
}
