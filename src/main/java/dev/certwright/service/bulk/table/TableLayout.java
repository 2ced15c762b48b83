package dev.certwright.service.bulk.table;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How the lines of a table are to be understood.
///
/// @param separator between cells
/// @param columns   in the order of the table; empty where a heading is not known; no column at all for a plain list
/// @param unknown   the headings that are not known, and whose cells are not used
record TableLayout(char separator, List<Optional<Column>> columns, List<String> unknown) {
    /// Of a plain list: a character that no text has.
    static final char NONE = '\uffff';

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    TableLayout {
        columns = List.copyOf(columns);
        unknown = List.copyOf(unknown);
    }

    /// Whether each line is one name.
    boolean list() {
        return columns.isEmpty();
    }

    Set<Column> known() {
        var known = EnumSet.noneOf(Column.class);
        columns.forEach(column -> column.ifPresent(known::add));
        return known;
    }

    /// Understands the first line: by the separator that yields the most headings, or, when it has none, as the first
    /// name of a list.
    ///
    /// @throws PkiException.InvalidInput when two columns say the same, or no column names the certificates
    static TableLayout of(String firstLine) throws PkiException.InvalidInput {
        var best = new TableLayout(NONE, List.of(), List.of());
        for (char separator : SEPARATORS) {
            var layout = of(cells(firstLine, separator), separator);
            if (layout.known().size() > best.known().size()) {
                best = layout;
            }
        }
        if (!best.list()) {
            best.check();
        }
        return best;
    }

    private static List<String> cells(String line, char separator) throws PkiException.InvalidInput {
        try (var reader = new RecordReader(new StringReader(line), separator, 1)) {
            return reader.next().map(RecordReader.Cells::cells).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory fails", e);
        }
    }

    private static TableLayout of(List<String> headings, char separator) {
        var columns = new ArrayList<Optional<Column>>();
        var unknown = new ArrayList<String>();
        for (var heading : headings) {
            var column = Column.of(heading);
            columns.add(column);
            if (column.isEmpty() && !heading.isBlank()) {
                unknown.add(heading.strip());
            }
        }
        return new TableLayout(separator, columns, unknown);
    }

    private void check() throws PkiException.InvalidInput {
        var seen = EnumSet.noneOf(Column.class);
        for (var column : columns) {
            if (column.isPresent() && !seen.add(column.get()) && !column.get().several()) {
                throw new PkiException.InvalidInput(Phrase.of("bulk.table.twice", word(column.get())));
            }
        }
        var naming = EnumSet.of(Column.NAME, Column.COMMON_NAME, Column.SUBJECT, Column.DNS, Column.EMAIL);
        naming.add(Column.ALTERNATIVE_NAMES);
        naming.retainAll(seen);
        if (naming.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.table.noName"));
        }
    }

    /// The word of a column, for a sentence.
    static String word(Column column) {
        return column.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// One record as a row.
    Row row(RecordReader.Cells record) {
        if (list()) {
            var name = record.cells().getFirst().strip();
            return Row.ofName(record.line(), name, name.contains(",") || name.contains(";") || name.contains("\t"));
        }
        var cells = new EnumMap<Column, String>(Column.class);
        boolean surplus = false;
        int index = 0;
        for (var cell : record.cells()) {
            var text = cell.strip();
            if (index >= columns.size()) {
                surplus |= !text.isEmpty();
            } else if (!text.isEmpty()) {
                columns.get(index).ifPresent(column -> cells.merge(column, text, (a, b) -> a + "\n" + b));
            }
            index++;
        }
        return new Row(record.line(), cells, surplus);
    }
}
