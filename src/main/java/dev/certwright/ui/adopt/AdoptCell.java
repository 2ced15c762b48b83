package dev.certwright.ui.adopt;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One row of the plan.
final class AdoptCell extends ListCell<AdoptLine> {
    private final Messages messages;
    private final Label kind = new Label();
    private final Label name = new Label();
    private final Label about = new Label();
    private final Chip state = new Chip(Chip.Kind.NEUTRAL, "");
    private final HBox row;

    AdoptCell(Messages messages) {
        this.messages = messages;
        kind.getStyleClass().addAll("muted", "small");
        kind.setMinWidth(96);
        name.getStyleClass().add("strong");
        name.setMinWidth(150);
        name.setMaxWidth(150);
        about.setMinWidth(0);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        row = new HBox(kind, name, about, state);
        row.getStyleClass().add("past-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AdoptLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        kind.setText(messages.of(line.kind()));
        name.setText(line.name());
        var notes = line.notes().stream().map(messages::of).collect(Collectors.joining(" "));
        about.setText(Stream.of(
                        notes,
                        line.revoked().map(messages::of).orElse(""),
                        line.key() ? messages.text("adopt.sheet.withKey") : "",
                        line.about())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · ")));
        about.setTooltip(notes.isEmpty() ? null : new Tooltip(notes));
        state.show(
                switch (line.mood()) {
                    case GOOD -> Chip.Kind.OK;
                    case NEUTRAL -> Chip.Kind.NEUTRAL;
                    case ATTENTION -> Chip.Kind.WARN;
                    case BAD -> Chip.Kind.BAD;
                },
                messages.of(line.state()));
        setAccessibleText(String.join(", ", kind.getText(), name.getText(), state.getText(), about.getText()));
        setGraphic(row);
    }
}
