package dev.certwright.ui.home;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A connection test of the past.
final class TestCell extends ListCell<RecentTest> {
    private final Messages messages;
    private final Chip chip = new Chip(Chip.Kind.OK, "");
    private final Label target = new Label();
    private final Label about = new Label();
    private final HBox row = new HBox(chip, target, about);

    TestCell(Messages messages) {
        this.messages = messages;
        about.getStyleClass().add("muted");
        target.setMinWidth(60);
        about.setMinWidth(Region.USE_PREF_SIZE);
        row.getStyleClass().add("attention-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RecentTest test, boolean empty) {
        super.updateItem(test, empty);
        if (empty || test == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        chip.show(test.success() ? Chip.Kind.OK : Chip.Kind.BAD, test.success() ? "✔" : "✖");
        target.setText(test.target());
        about.setText(messages.of(test.about()));
        setAccessibleText(chip.getText() + " " + test.target() + " " + about.getText());
        setGraphic(row);
    }
}
