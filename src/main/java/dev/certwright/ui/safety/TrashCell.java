package dev.certwright.ui.safety;

import dev.certwright.model.inventory.TrashedEntry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.ProfileChip;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A certificate in the trash: its name and kind, whether its key is there, when it was deleted.
final class TrashCell extends ListCell<TrashedEntry> {
    private final Messages messages;
    private final Moments moments;
    private final Label name = new Label();
    private final Label key = new Label();
    private final Label when = new Label();
    private final Chip type = new Chip(Chip.Kind.NEUTRAL, "");
    private final HBox row;

    TrashCell(Messages messages, Moments moments) {
        this.messages = messages;
        this.moments = moments;
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        key.getStyleClass().addAll("muted", "small");
        key.setMinWidth(USE_PREF_SIZE);
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(USE_PREF_SIZE);
        row = new HBox(name, key, type, when);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TrashedEntry one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(one.name());
        key.setText(one.hasPrivateKey() ? messages.text("safety.trash.withKey") : "");
        type.show(ProfileChip.kind(one.profile()), ProfileChip.word(one.profile(), messages));
        when.setText(moments.of(one.deletedAt()));
        setAccessibleText(name.getText() + ", " + type.getText() + ", " + key.getText() + ", " + when.getText());
        setGraphic(row);
    }
}
