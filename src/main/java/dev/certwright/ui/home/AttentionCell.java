package dev.certwright.ui.home;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.home.Overview.Attention;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Something that needs attention, and what to do about it.
final class AttentionCell extends ListCell<Attention> {
    private final Messages messages;
    private final Chip chip = new Chip(Chip.Kind.WARN, "");
    private final Label name = new Label();
    private final Label when = new Label();
    private final Hyperlink action = new Hyperlink();
    private final HBox row;

    AttentionCell(Messages messages, Consumer<Attention> act) {
        this.messages = messages;
        when.getStyleClass().add("muted");
        name.setMinWidth(40);
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.setOnAction(_ -> act.accept(getItem()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(chip, name, when, gap, action);
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
        switch (attention.kind()) {
            case EXPIRED -> chip.show(Chip.Kind.BAD, messages.text("home.attention.expired"));
            case EXPIRING -> chip.show(Chip.Kind.WARN, messages.text("home.attention.days", attention.daysLeft()));
            case LIST_DUE -> chip.show(Chip.Kind.WARN, messages.text("home.attention.listDue"));
            case WEAK -> chip.show(Chip.Kind.WARN, messages.text("home.attention.weak"));
        }
        name.setText(attention.name());
        when.setText(when(attention));
        action.setText(messages.text(
                switch (attention.kind()) {
                    case EXPIRED, EXPIRING, WEAK -> "home.attention.renew";
                    case LIST_DUE -> "home.attention.publish";
                }));
        action.setAccessibleText(action.getText() + " " + attention.name());
        setAccessibleText(chip.getText() + " " + attention.name() + " " + when.getText());
        setGraphic(row);
    }

    private String when(Attention attention) {
        long days = attention.daysLeft();
        int others = attention.others();
        return switch (attention.kind()) {
            case EXPIRED -> (messages.text("home.attention.ago", -days) + outlivers(others)).strip();
            case EXPIRING -> outlivers(others).strip();
            case WEAK -> "";
            case LIST_DUE -> {
                if (others > 0) {
                    yield messages.text("home.attention.unpublished", others);
                }
                yield days < 0
                        ? messages.text("home.attention.listPast", -days)
                        : messages.text("home.attention.listNext", days);
            }
        };
    }

    private String outlivers(int others) {
        return others == 0 ? "" : " " + messages.text("home.attention.outlivers", others);
    }
}
