package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A certificate with those below it that it has signed.
///
/// @param shown false when it is there only for the sake of one below it
public record Branch(Row row, boolean shown, List<Branch> below) {
    /// The tree of these rows: a certificate whose issuer is not among them stands at the top. Those that are not
    /// wanted are left out, unless one below them is.
    static List<Branch> of(List<Row> rows, Predicate<Row> wanted) {
        Map<EntryId, List<Row>> children = new LinkedHashMap<>();
        var tops = new ArrayList<Row>();
        var known = new LinkedHashMap<EntryId, Row>();
        rows.forEach(row -> known.put(row.entry().id(), row));
        for (var row : rows) {
            var issuer = row.entry().issuer().filter(known::containsKey);
            if (issuer.isEmpty() || row.entry().root()) {
                tops.add(row);
            } else {
                children.computeIfAbsent(issuer.get(), _ -> new ArrayList<>()).add(row);
            }
        }
        return branches(tops, children, wanted);
    }

    private static List<Branch> branches(List<Row> rows, Map<EntryId, List<Row>> children, Predicate<Row> wanted) {
        var branches = new ArrayList<Branch>();
        for (var row : rows) {
            var below = branches(children.getOrDefault(row.entry().id(), List.of()), children, wanted);
            boolean shown = wanted.test(row);
            if (shown || !below.isEmpty()) {
                branches.add(new Branch(row, shown, below));
            }
        }
        return branches;
    }
}
