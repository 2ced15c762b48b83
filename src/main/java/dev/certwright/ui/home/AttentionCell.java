package dev.certwright.ui.home;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.home.Overview.Attention;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An entry that needs attention.
final class AttentionCell extends ListCell<Attention> {
    private final Messages messages;
    private final Chip chip = new Chip(Chip.Kind.WARN, "");
    private final Label name = new Label();
    private final Label when = new Label();
    private final HBox row;

    AttentionCell(Messages messages) {
        this.messages = messages;
        when.getStyleClass().add("muted");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(chip, name, when, gap, new FontIcon(Feather.CHEVRON_RIGHT));
        row.getStyleClass().add("attention-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Attention attention, boolean empty) {
        super.updateItem(attention, empty);
        if (empty || attention == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        chip.show(
                attention.expired() ? Chip.Kind.BAD : Chip.Kind.WARN,
                attention.expired()
                        ? messages.text("home.attention.expired")
                        : messages.text("home.attention.days", attention.daysLeft()));
        name.setText(attention.name());
        when.setText(attention.expired() ? messages.text("home.attention.ago", -attention.daysLeft()) : "");
        setAccessibleText(chip.getText() + " " + attention.name() + " " + when.getText());
        setGraphic(row);
    }
}
