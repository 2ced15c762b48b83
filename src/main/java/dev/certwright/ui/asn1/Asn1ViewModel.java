package dev.certwright.ui.asn1;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/// An encoding, which of its elements is looked at, and which branches of its tree are open.
public final class Asn1ViewModel {
    /// How many octets stand in a line of the hex dump.
    static final int LINE_LENGTH = 16;

    private final ReadOnlyObjectWrapper<Optional<OctetRange>> selectedRange =
            new ReadOnlyObjectWrapper<>(this, "selectedRange", Optional.empty());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", -1);
    private final IndexList visible = new IndexList();
    private final IndexList lines = new IndexList();
    private byte[] octets = new byte[0];
    private Outline outline = new Outline(List.of());
    private int current = -1;

    /// Shows another encoding, with nothing selected.
    ///
    /// @param rows as `pki.certificate` makes them; their places must lie in the octets
    public void show(Bytes encoding, List<Asn1Row> rows) {
        clear();
        octets = encoding.toArray();
        outline = new Outline(rows);
        refresh();
        lines.set((octets.length + LINE_LENGTH - 1) / LINE_LENGTH, line -> line);
    }

    /// Selects the innermost element that holds all of the range, and opens what is around it.
    public void select(OctetRange range) {
        select(outline.innermost(range));
    }

    /// Selects the innermost element at an octet.
    public void selectOctet(int at) {
        if (at < octets.length) {
            select(new OctetRange(at, at + 1));
        }
    }

    /// Selects nothing.
    public void clear() {
        current = -1;
        selectedRange.set(Optional.empty());
        selected.set(-1);
    }

    /// The octets of the selected element: tag, length and content.
    public ReadOnlyObjectProperty<Optional<OctetRange>> selectedRangeProperty() {
        return selectedRange.getReadOnlyProperty();
    }

    /// The selected row by its number; -1 when none is.
    ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// The numbers of the rows that can be seen.
    ObservableList<Integer> visible() {
        return visible;
    }

    /// The numbers of the lines of the hex dump.
    ObservableList<Integer> lines() {
        return lines;
    }

    /// Where a row stands among those that can be seen; negative when it cannot.
    int positionOf(int index) {
        return IndexList.search(visible, index);
    }

    Asn1Row row(int index) {
        return outline.row(index);
    }

    boolean parent(int index) {
        return outline.parent(index);
    }

    boolean open(int index) {
        return outline.open(index);
    }

    /// Not a copy: lines of a hex dump are shown often.
    byte[] octets() {
        return octets;
    }

    void select(int index) {
        if (index < 0) {
            clear();
            return;
        }
        if (outline.reveal(index)) {
            refresh();
        }
        current = index;
        selectedRange.set(Optional.of(outline.row(index).range()));
        selected.set(index);
    }

    /// Opens or closes a branch. What was selected inside a branch that closes gives way to the branch.
    void toggle(int index) {
        setOpen(index, !outline.open(index));
    }

    /// To the left: closes the selected branch, or goes to the one around it.
    void outward() {
        int index = current;
        if (index >= 0 && outline.parent(index) && outline.open(index)) {
            setOpen(index, false);
        } else if (index >= 0 && outline.parentOf(index) >= 0) {
            select(outline.parentOf(index));
        }
    }

    /// To the right: opens the selected branch, or goes to the first row in it.
    void inward() {
        int index = current;
        if (index >= 0 && outline.parent(index)) {
            if (outline.open(index)) {
                select(index + 1);
            } else {
                setOpen(index, true);
            }
        }
    }

    private void setOpen(int index, boolean open) {
        outline.setOpen(index, open);
        refresh();
        if (current >= 0 && positionOf(current) < 0) {
            select(index);
        }
    }

    private void refresh() {
        var rows = outline.visible();
        visible.set(rows.length, at -> rows[at]);
    }

    /// Whether an octet belongs to the selected element.
    boolean chosen(int at) {
        return current >= 0 && row(current).range().contains(new OctetRange(at, at + 1));
    }

    /// Whether an octet belongs to tag or length of the selected element.
    boolean leading(int at) {
        return chosen(at) && at < row(current).range().from() + row(current).headerLength();
    }

    /// The line of the hex dump with the beginning of the selected element; -1 when there is none.
    int selectedLine() {
        return current < 0 ? -1 : row(current).range().from() / LINE_LENGTH;
    }

    /// Tag, length and content in lower-case hexadecimal digits; empty when nothing is selected.
    String hex() {
        return HexFormat.of().formatHex(element());
    }

    /// The value in words, or the type of an element that has none.
    String value() {
        if (current < 0) {
            return "";
        }
        var row = row(current);
        return row.value().isEmpty() ? row.type() : row.value();
    }

    /// Tag, length and content.
    String base64() {
        return Base64.getEncoder().encodeToString(element());
    }

    private byte[] element() {
        return selectedRange
                .get()
                .map(range -> Arrays.copyOfRange(octets, range.from(), range.to()))
                .orElse(new byte[0]);
    }
}
