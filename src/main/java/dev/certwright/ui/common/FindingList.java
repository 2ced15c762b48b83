package dev.certwright.ui.common;

import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.Severity;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Findings below each other: severity and title, the sentence, the source.
public final class FindingList extends VBox {
    public FindingList(List<Finding> findings, Messages messages) {
        getStyleClass().add("findings");
        setAccessibleText(messages.text("wizard.preview.problems"));
        findings.forEach(finding -> getChildren().add(one(finding, messages)));
        if (findings.isEmpty()) {
            getChildren().add(line(new Chip(Chip.Kind.OK, messages.text("wizard.preview.noProblems"))));
        }
    }

    /// How many errors and warnings there are, in the colour of the worst; nothing when there are none.
    public static Optional<Chip> summary(List<Finding> findings, Messages messages) {
        long errors = count(findings, Severity.ERROR);
        long all = errors + count(findings, Severity.WARNING);
        return all == 0
                ? Optional.empty()
                : Optional.of(new Chip(
                        errors > 0 ? Chip.Kind.BAD : Chip.Kind.WARN,
                        messages.text("wizard.preview.problemCount", all)));
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    private static Node one(Finding finding, Messages messages) {
        var title = new Label(messages.of(finding.title()));
        title.setWrapText(true);
        title.getStyleClass().add("strong");
        var sentence = PropertyTable.text(messages.of(finding.sentence()));
        var source = new Label(finding.source());
        source.getStyleClass().add("muted");
        var box = new VBox(line(chip(finding.severity(), messages), title), sentence, source);
        box.getStyleClass().add("finding");
        return box;
    }

    private static Node line(Node... parts) {
        var line = new HBox(parts);
        line.getStyleClass().add("finding-title");
        return line;
    }

    private static Chip chip(Severity severity, Messages messages) {
        return switch (severity) {
            case ERROR -> new Chip(Chip.Kind.BAD, messages.text("wizard.preview.error"));
            case WARNING -> new Chip(Chip.Kind.WARN, messages.text("wizard.preview.warning"));
            case NOTE -> new Chip(Chip.Kind.INFO, messages.text("wizard.preview.note"));
        };
    }
}
