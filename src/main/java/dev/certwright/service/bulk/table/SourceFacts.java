package dev.certwright.service.bulk.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a source was understood, so that a person can see it and object.
///
/// @param kind      what it is
/// @param encoding  label of the character set; empty for what was typed
/// @param separator between the cells of a table
/// @param columns   that are used
/// @param unknown   headings whose columns are not used
public record SourceFacts(
        Kind kind,
        Optional<String> encoding,
        Optional<Character> separator,
        Set<Column> columns,
        List<String> unknown) {
    /// What a source can be.
    public enum Kind {
        PATTERN,
        /// One name a line.
        LIST,
        TABLE
    }

    public SourceFacts {
        columns = Set.copyOf(columns);
        unknown = List.copyOf(unknown);
    }

    static SourceFacts of(TableLayout layout, Optional<String> encoding) {
        return layout.list()
                ? new SourceFacts(Kind.LIST, encoding, Optional.empty(), Set.of(), List.of())
                : new SourceFacts(
                        Kind.TABLE, encoding, Optional.of(layout.separator()), layout.known(), layout.unknown());
    }
}
