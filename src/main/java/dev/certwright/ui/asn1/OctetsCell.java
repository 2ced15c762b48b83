package dev.certwright.ui.asn1;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.HexDump;
import dev.certwright.ui.common.HexLine;
import javafx.scene.control.ListCell;

/// A line of the hex dump.
final class OctetsCell extends ListCell<Integer> {
    private final Asn1ViewModel model;
    private final Messages messages;
    private final HexLine line;

    OctetsCell(Asn1ViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        line = new HexLine(Asn1ViewModel.LINE_LENGTH, model::selectOctet);
        model.selectedRangeProperty().subscribe(_ -> mark());
    }

    @Override
    protected void updateItem(Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int start = number * Asn1ViewModel.LINE_LENGTH;
        line.show(model.octets(), start);
        mark();
        setGraphic(line);
        setAccessibleText(spoken(start));
    }

    private void mark() {
        if (getItem() != null) {
            line.mark(getItem() * Asn1ViewModel.LINE_LENGTH, model::chosen, model::leading);
        }
    }

    private String spoken(int start) {
        var digits = new StringBuilder();
        var octets = model.octets();
        for (int at = start; at < Math.min(octets.length, start + Asn1ViewModel.LINE_LENGTH); at++) {
            digits.append(' ').append(HexDump.hex(octets[at]));
        }
        return messages.text(
                "asn1.line", HexDump.offset(start), digits.toString().strip());
    }
}
