package dev.certwright.ui.asn1;

import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/// Rows as a tree whose branches are open or closed. Nothing here is recursive: rows may be nested ten thousand deep.
final class Outline {
    /// Larger trees begin with their upper levels only.
    private static final int MOST_OPEN = 2_000;

    private static final int OPEN_LEVELS = 3;

    private final List<Asn1Row> rows;
    private final int[] ends;
    private final int[] parents;
    private final BitSet closed = new BitSet();

    Outline(List<Asn1Row> rows) {
        this.rows = rows;
        ends = new int[rows.size()];
        parents = new int[rows.size()];
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            while (!open.isEmpty()
                    && rows.get(open.peek()).depth() >= rows.get(i).depth()) {
                ends[open.pop()] = i;
            }
            parents[i] = open.isEmpty() ? -1 : open.peek();
            open.push(i);
        }
        open.forEach(i -> ends[i] = rows.size());
        if (rows.size() > MOST_OPEN) {
            for (int i = 0; i < rows.size(); i++) {
                closed.set(i, parent(i) && rows.get(i).depth() >= OPEN_LEVELS);
            }
        }
    }

    Asn1Row row(int index) {
        return rows.get(index);
    }

    /// Whether rows stand below it.
    boolean parent(int index) {
        return ends[index] > index + 1;
    }

    /// The row around it; -1 for an outermost one.
    int parentOf(int index) {
        return parents[index];
    }

    boolean open(int index) {
        return !closed.get(index);
    }

    void setOpen(int index, boolean open) {
        closed.set(index, !open && parent(index));
    }

    /// Opens everything around a row.
    ///
    /// @return whether something had to be opened
    boolean reveal(int index) {
        boolean changed = false;
        for (int around = parents[index]; around >= 0; around = parents[around]) {
            changed |= closed.get(around);
            closed.clear(around);
        }
        return changed;
    }

    /// The rows that no closed branch hides, in order.
    int[] visible() {
        var visible = new int[rows.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i = closed.get(i) ? ends[i] : i + 1) {
            visible[count++] = i;
        }
        return java.util.Arrays.copyOf(visible, count);
    }

    /// The innermost row that holds all of the range; -1 when none does.
    int innermost(OctetRange range) {
        int found = -1;
        for (int i = 0; i < rows.size(); ) {
            if (rows.get(i).range().contains(range)) {
                found = i++;
            } else {
                i = ends[i];
            }
        }
        return found;
    }
}
