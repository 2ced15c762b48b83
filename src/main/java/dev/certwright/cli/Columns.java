package dev.certwright.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows whose cells stand below each other. Chinese characters take two places of a terminal.
final class Columns {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    Columns row(String... cells) {
        rows.add(List.of(cells));
        for (int i = 0; i < cells.length - 1; i++) {
            if (i == widths.size()) {
                widths.add(0);
            }
            widths.set(i, Math.max(widths.get(i), width(cells[i])));
        }
        return this;
    }

    /// The lines, every cell but the last of its row filled up to its column's width.
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths.get(i) - width(row.get(i))))
                    .append(GAP);
        }
        return line.append(row.getLast()).toString();
    }

    /// In places of a terminal (Unicode Standard Annex #11, as far as our two languages need it).
    static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
