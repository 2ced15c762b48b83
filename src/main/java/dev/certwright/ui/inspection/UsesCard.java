package dev.certwright.ui.inspection;

import dev.certwright.model.inspection.Use;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What a certificate is usable as. A chip that says no tells its reasons when it is pressed.
final class UsesCard extends VBox {
    private final Messages messages;
    private final VBox reasons = new VBox();
    private final FlowPane chips = new FlowPane();

    UsesCard(List<Use> uses, Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("card", "problem-card");
        chips.getStyleClass().add("use-chips");
        reasons.getStyleClass().add("notes");
        uses.forEach(this::add);
        Words.show(reasons, false);
        getChildren().addAll(Words.label(messages.text("inspection.usableAs"), "strong"), chips, reasons);
    }

    private void add(Use use) {
        var name = new InspectionWords(messages).label("use.", use.id());
        if (use.possible()) {
            var chip = Words.label("✔ " + name, "chip", "ok");
            chip.setMinWidth(USE_PREF_SIZE);
            chips.getChildren().add(chip);
            return;
        }
        var why = use.against().stream().map(messages::of).collect(Collectors.joining("\n"));
        var chip = new ToggleButton("✖ " + name);
        chip.getStyleClass().addAll("chip-button", "bad");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(why));
        chip.setAccessibleText(messages.text("inspection.notUsableAs", name) + " " + why);
        chip.selectedProperty().subscribe((_, on) -> {
            chips.getChildren().stream()
                    .filter(other -> on && !other.equals(chip) && other instanceof ToggleButton)
                    .forEach(other -> ((ToggleButton) other).setSelected(false));
            reasons.getChildren().setAll(Words.wrapped(why, "muted"));
            Words.show(reasons, on);
        });
        chips.getChildren().add(chip);
    }
}
