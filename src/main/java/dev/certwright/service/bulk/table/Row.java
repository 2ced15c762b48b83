package dev.certwright.service.bulk.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What stands about one certificate in a line of a table or list, or in a name of a pattern.
///
/// @param line     in the file, from 1; of a pattern, which name it is
/// @param cells    stripped; blank ones are left out
/// @param surplus  whether there were more cells than headings; a list has none
public record Row(long line, Map<Column, String> cells, boolean surplus) {
    public Row {
        cells = cells.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(cells));
    }

    static Row ofName(long line, String name, boolean surplus) {
        return new Row(line, name.isBlank() ? Map.of() : Map.of(Column.NAME, name), surplus);
    }

    /// A cell; empty when it is blank or there is no such column.
    public String cell(Column column) {
        return cells.getOrDefault(column, "");
    }
}
