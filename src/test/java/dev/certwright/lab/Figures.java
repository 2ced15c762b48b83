package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.TlsVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Counts what a run of the bench has shown, and says it.
final class Figures {
    /// So many of so many, and those that are missing.
    record Figure(String name, int right, int all, List<String> misses) {
        double share() {
            return all == 0 ? 1 : (double) right / all;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-62s %4d of %4d  %5.1f %%", name, right, all, 100 * share());
        }
    }

    private record Verdict(Configuration configuration, TlsVersion version, Optional<OfVersion> judged) {
        boolean right() {
            return judged.filter(truth()::equals).isPresent();
        }

        private OfVersion truth() {
            return new OfVersion(version, configuration.asking(), configuration.acceptsAny(), false);
        }

        @Override
        public String toString() {
            return configuration + ", " + version + ": expected " + text(truth()) + ", got "
                    + judged.map(Verdict::text).orElse("none");
        }

        private static String text(OfVersion v) {
            return v.asks() + (v.acceptsAny() ? ", accepts any" : "") + (v.rejectsYours() ? ", rejects yours" : "");
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<String, String> skipped = new TreeMap<>();

    void add(Cell cell) {
        cells.add(cell);
    }

    void judged(Configuration configuration, TlsVersion version, Optional<OfVersion> judged) {
        verdicts.add(new Verdict(configuration, version, judged));
    }

    void skip(Configuration configuration, String why) {
        skipped.put(configuration.name(), why);
    }

    /// The server did what its configuration promises, as others see it: whether this bench is right.
    Figure asPromised() {
        return figure("the servers do what the table of this bench says", cells, _ -> true, Cell::asPromised);
    }

    Figure captured() {
        return figure(
                "the server’s last word is captured when it refuses", cells, Figures::countsAsRefused, Cell::captured);
    }

    Figure verdict() {
        return new Figure(
                "verdict right, over all configurations and versions",
                (int) verdicts.stream().filter(Verdict::right).count(),
                verdicts.size(),
                verdicts.stream().filter(v -> !v.right()).map(Verdict::toString).toList());
    }

    /// Where a good certificate or none would do, and this one does not.
    Figure rejectsYours() {
        return figure(
                "“rejects yours though none is needed” said when it is so",
                cells,
                c -> c.configuration().asking() == Asks.REQUESTS,
                Cell::rejectionTold);
    }

    Figure cause() {
        return figure("cause named right first", cells, Cell::refused, Cell::causeNamed);
    }

    Figure nothingMadeUp() {
        return figure("no refusal made up where the server accepts", cells, c -> !c.refused(), Cell::causeNamed);
    }

    private Figure others(String name, Predicate<Cell> hears) {
        var figure = figure(name, cells, c -> countsAsRefused(c) && c.word() instanceof Word.Alert, hears);
        return new Figure(name, figure.right(), figure.all(), List.of());
    }

    /// A server that asks late says different things to a client that can be asked late.
    private static boolean countsAsRefused(Cell cell) {
        return cell.refused() && cell.configuration().asking() != Asks.ASKS_LATE;
    }

    private static Figure figure(String name, List<Cell> all, Predicate<Cell> counts, Predicate<Cell> right) {
        var counted = all.stream().filter(counts).toList();
        return new Figure(
                name,
                (int) counted.stream().filter(right).count(),
                counted.size(),
                counted.stream().filter(right.negate()).map(Cell::toString).toList());
    }

    /// The table, the figures and each miss.
    String text() {
        var text = new StringBuilder(table());
        var all = List.of(asPromised(), captured(), verdict(), rejectsYours(), cause(), nothingMadeUp());
        text.append('\n');
        all.forEach(f -> text.append(f).append('\n'));
        text.append(others("  of alerts, a plain Bouncy Castle client hears", Cell::bcHears))
                .append('\n');
        text.append(others("  of alerts, a plain Java client hears", Cell::jsseHears))
                .append('\n');
        text.append("cells run: ")
                .append(cells.size())
                .append("; configurations skipped: ")
                .append(skipped.size())
                .append('\n');
        skipped.forEach((name, why) ->
                text.append("  ").append(name).append(": ").append(why).append('\n'));
        for (var figure : all) {
            if (!figure.misses().isEmpty()) {
                text.append("\nMissing: ").append(figure.name()).append('\n');
                figure.misses().forEach(m -> text.append("  ").append(m).append('\n'));
            }
        }
        return text.toString();
    }

    /// A line for each configuration and version, in each field what the server said and the first cause named; a star
    /// where something is missing.
    private String table() {
        var rows = new LinkedHashMap<String, Map<Fault, Cell>>();
        cells.forEach(c -> rows.computeIfAbsent(c.row(), _ -> new TreeMap<>()).put(c.fault(), c));
        var text = new StringBuilder(
                line("", java.util.Arrays.stream(Fault.values()).collect(Collectors.toMap(f -> f, Fault::toString))));
        rows.forEach((name, row) -> text.append(line(
                name, row.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> field(e.getValue()))))));
        return text.toString();
    }

    private static String line(String name, Map<Fault, String> fields) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%-50s", name));
        for (var fault : Fault.values()) {
            text.append(String.format(Locale.ROOT, "%-10s", fields.getOrDefault(fault, "·")));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String field(Cell cell) {
        boolean right = cell.causeNamed() && (!countsAsRefused(cell) || cell.captured());
        return cell.word() + cell.seen().first().map(id -> " " + id).orElse("") + (right ? "" : "*");
    }
}
