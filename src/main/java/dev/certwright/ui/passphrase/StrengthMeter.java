package dev.certwright.ui.passphrase;

import dev.certwright.model.PassphraseStrength;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Three short bars that fill as a passphrase grows stronger. The words stand beside it.
public final class StrengthMeter extends HBox {
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    public StrengthMeter() {
        for (int i = 0; i < 3; i++) {
            var step = new Region();
            step.getStyleClass().add("step");
            HBox.setHgrow(step, Priority.ALWAYS);
            getChildren().add(step);
        }
        show(Optional.empty());
    }

    /// Empty before the first character.
    public void show(Optional<PassphraseStrength> strength) {
        getStyleClass().setAll("strength");
        strength.ifPresent(s -> getStyleClass().add(s.name().toLowerCase(Locale.ROOT)));
        int reached = strength.map(StrengthMeter::steps).orElse(0);
        for (int i = 0; i < 3; i++) {
            getChildren().get(i).pseudoClassStateChanged(REACHED, i < reached);
        }
    }

    private static int steps(PassphraseStrength strength) {
        return switch (strength) {
            case WEAK -> 1;
            case FAIR -> 2;
            case STRONG -> 3;
        };
    }
}
