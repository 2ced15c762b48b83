package dev.certwright.ui.step;

import dev.certwright.model.key.Acceptance;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.List;
import javafx.scene.control.Tooltip;

/// What to say about a kind of key: who accepts it.
public final class KeyTexts {
    private KeyTexts() {}

    /// Key of a sentence.
    static String about(KeySpec spec) {
        return switch (spec) {
            case KeySpec.Ec(var curve) ->
                curve == NamedCurve.SECP521R1 ? "wizard.key.p521.about" : "wizard.key.ec.about";
            case KeySpec.Rsa(int bits) -> bits == 2048 ? "wizard.key.rsa2048.about" : "wizard.key.rsa.about";
            case KeySpec.Ed25519() -> "wizard.key.ed25519.about";
            case KeySpec.Ed448() -> "wizard.key.ed448.about";
            case KeySpec.MlDsa _ -> "wizard.key.mldsa.about";
        };
    }

    /// Who accepts such a key, in two words.
    public static Chip chip(KeySpec spec, Messages messages) {
        return switch (spec) {
            case KeySpec.Ec(var curve) ->
                curve == NamedCurve.SECP521R1
                        ? new Chip(Chip.Kind.WARN, messages.text("wizard.key.someBrowsers"))
                        : new Chip(Chip.Kind.OK, messages.text("wizard.key.everywhere"));
            case KeySpec.Rsa _ -> new Chip(Chip.Kind.OK, messages.text("wizard.key.oldToo"));
            case KeySpec.Ed25519(), KeySpec.Ed448() -> new Chip(Chip.Kind.WARN, messages.text("wizard.key.noBrowsers"));
            case KeySpec.MlDsa _ -> new Chip(Chip.Kind.WARN, messages.text("wizard.key.newPrograms"));
        };
    }

    /// Who accepts such a key, one badge for each group of programs.
    static List<Chip> badges(KeySpec spec, Messages messages) {
        return Acceptance.of(spec).stream()
                .map(acceptance -> badge(acceptance, messages))
                .toList();
    }

    private static Chip badge(Acceptance acceptance, Messages messages) {
        var kind = switch (acceptance.level()) {
            case YES -> Chip.Kind.OK;
            case PARTLY -> Chip.Kind.WARN;
            case NO -> Chip.Kind.BAD;
        };
        var chip = new Chip(kind, messages.of(acceptance.phrase()));
        chip.setTooltip(new Tooltip(acceptance.source()));
        return chip;
    }

    /// Key of the words on a preset: years where it is some, else days.
    static String preset(int days) {
        return switch (days) {
            case 1825 -> "wizard.days.fiveYears";
            case 3650 -> "wizard.days.tenYears";
            default -> "wizard.days.number";
        };
    }
}
