package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The certificates of a vault as they were when it was read, by number and by issuer. Safe for use by several threads.
final class Contents {
    static final Contents NONE = new Contents(List.of());

    private final List<Row> rows;
    private final Map<EntryId, Row> byId = new HashMap<>();
    private final List<Row> tops = new ArrayList<>();
    private final Map<EntryId, List<Row>> below = new HashMap<>();
    private final Map<EntryId, EntryId> successors = new HashMap<>();
    private final Map<Show, Integer> counts = new EnumMap<>(Show.class);

    private Contents(List<Row> rows) {
        this.rows = List.copyOf(rows);
        rows.forEach(row -> byId.put(row.entry().id(), row));
        for (var row : rows) {
            place(row);
            row.entry()
                    .predecessor()
                    .ifPresent(old -> successors.put(old, row.entry().id()));
            for (var show : Show.values()) {
                if (show.includes(row.status())) {
                    counts.merge(show, 1, Integer::sum);
                }
            }
        }
    }

    /// A certificate whose issuer is not among them stands at the top.
    private void place(Row row) {
        var issuer = row.entry().issuer().filter(byId::containsKey);
        if (issuer.isEmpty() || row.entry().root()) {
            tops.add(row);
        } else {
            below.computeIfAbsent(issuer.get(), _ -> new ArrayList<>()).add(row);
        }
    }

    /// What the vault holds now. Rows that have not changed are the same objects as before.
    Contents next(List<EntrySummary> entries, Instant now) {
        var next = new ArrayList<Row>(entries.size());
        for (var entry : entries) {
            var known = byId.get(entry.id());
            next.add(known == null ? Row.of(entry, now) : known.asOf(entry, now));
        }
        return new Contents(next);
    }

    /// By name.
    List<Row> rows() {
        return rows;
    }

    Optional<Row> row(EntryId id) {
        return Optional.ofNullable(byId.get(id));
    }

    int count(Show kind) {
        return counts.getOrDefault(kind, 0);
    }

    boolean hasBelow(EntryId id) {
        return below.containsKey(id);
    }

    /// The one it was renewed from, if that is still there.
    Optional<Row> predecessor(Row row) {
        return row.entry().predecessor().flatMap(this::row);
    }

    /// The one that was renewed from it.
    Optional<Row> successor(Row row) {
        return Optional.ofNullable(successors.get(row.entry().id())).flatMap(this::row);
    }

    /// The CA above that ends first, if it ends before the certificate does.
    Optional<Row> endsEarlier(Row row) {
        var first = row;
        var at = row;
        for (int steps = 0; steps < byId.size(); steps++) {
            var issuer = at.entry().issuer().flatMap(this::row);
            if (issuer.isEmpty() || issuer.get().equals(at)) {
                break;
            }
            at = issuer.get();
            if (end(at).isBefore(end(first))) {
                first = at;
            }
        }
        return first.equals(row) ? Optional.empty() : Optional.of(first);
    }

    private static Instant end(Row row) {
        return row.entry().validity().notAfter();
    }

    /// The lines of the list. Those that are not wanted are left out, unless one below them is.
    ///
    /// @param folded those whose certificates below are not shown
    List<Line> lines(Predicate<Row> wanted, Set<EntryId> folded) {
        var lines = new ArrayList<Line>();
        addLines(lines, tops, 0, wanted, folded);
        return lines;
    }

    private void addLines(List<Line> lines, List<Row> siblings, int depth, Predicate<Row> wanted, Set<EntryId> folded) {
        for (var row : siblings) {
            var children = below.get(row.entry().id());
            if (children == null) {
                if (wanted.test(row)) {
                    lines.add(new Line(row, depth, false, false));
                }
                continue;
            }
            int place = lines.size();
            addLines(lines, children, depth + 1, wanted, folded);
            boolean parent = lines.size() > place;
            boolean open = parent && !folded.contains(row.entry().id());
            if (parent && !open) {
                lines.subList(place, lines.size()).clear();
            }
            if (parent || wanted.test(row)) {
                lines.add(place, new Line(row, depth, parent, open));
            }
        }
    }
}
