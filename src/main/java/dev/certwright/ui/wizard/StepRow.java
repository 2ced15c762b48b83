package dev.certwright.ui.wizard;

import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The names of the pages in a row, the passed ones ticked, the current one filled.
final class StepRow {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final List<Label> circles = new ArrayList<>();
    private final List<HBox> cells = new ArrayList<>();
    private final Messages messages;
    private final List<String> titles;

    StepRow(HBox row, List<String> titles, Messages messages) {
        this.titles = titles;
        this.messages = messages;
        for (int i = 0; i < titles.size(); i++) {
            if (i > 0) {
                var line = new Region();
                line.getStyleClass().add("wizard-line");
                row.getChildren().add(line);
            }
            var circle = new Label();
            circle.getStyleClass().add("wizard-circle");
            circle.setMinWidth(Region.USE_PREF_SIZE);
            var name = new Label(titles.get(i));
            name.getStyleClass().add("wizard-step-name");
            var cell = new HBox(circle, name);
            cell.getStyleClass().add("wizard-step");
            circles.add(circle);
            cells.add(cell);
            row.getChildren().add(cell);
        }
    }

    void show(int current) {
        for (int i = 0; i < cells.size(); i++) {
            boolean passed = i < current;
            cells.get(i).pseudoClassStateChanged(CURRENT, i == current);
            cells.get(i).pseudoClassStateChanged(PASSED, passed);
            var circle = circles.get(i);
            circle.setText(passed ? "" : String.valueOf(i + 1));
            circle.setGraphic(passed ? new FontIcon(Feather.CHECK) : null);
            cells.get(i)
                    .setAccessibleText(messages.text(
                            passed ? "wizard.step.passed" : i == current ? "wizard.step.current" : "wizard.step.coming",
                            i + 1,
                            titles.get(i)));
        }
    }
}
