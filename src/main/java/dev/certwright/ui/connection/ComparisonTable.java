package dev.certwright.ui.connection;

import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A row for each certificate, a column for each version.
final class ComparisonTable {
    private ComparisonTable() {}

    static FactTable of(CredentialComparison comparison, Messages messages) {
        var words = new AttemptWords(messages);
        var widths = new ArrayList<Double>();
        var heads = new ArrayList<String>();
        widths.add(30.0);
        heads.add(messages.text("connection.client"));
        for (var version : comparison.versions()) {
            widths.add(70.0 / comparison.versions().size());
            heads.add(version.toString());
        }
        var table = new FactTable(widths, heads);
        for (var row : comparison.rows()) {
            var cells = new ArrayList<Node>();
            cells.add(FactTable.words(messages.of(row.name()), "fact-name"));
            row.cells().forEach(cell -> cells.add(cell(cell, words, messages)));
            table.add("", cells);
        }
        return table;
    }

    private static Node cell(CredentialComparison.Cell cell, AttemptWords words, Messages messages) {
        var chip = new Chip(words.kind(cell.attempt()), words.of(cell.attempt()));
        chip.setMinWidth(0);
        chip.setWrapText(true);
        var box = new VBox(3, chip);
        cell.cause()
                .map(c -> FactTable.words(messages.of(c.text()), "muted", "small"))
                .ifPresent(box.getChildren()::add);
        return box;
    }
}
