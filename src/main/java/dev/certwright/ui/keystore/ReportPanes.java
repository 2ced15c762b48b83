package dev.certwright.ui.keystore;

import dev.certwright.model.finding.Severity;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.StoreFinding;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The parts of a report as rows of words.
final class ReportPanes {
    private final Messages messages;

    ReportPanes(Messages messages) {
        this.messages = messages;
    }

    GridPane findings(List<StoreFinding> findings) {
        var grid = grid(0);
        for (var finding : findings) {
            add(grid, chip(finding.severity()), words(messages.of(finding.sentence())));
        }
        if (findings.isEmpty()) {
            add(grid, new Chip(Chip.Kind.OK, "✔"), words(messages.text("keystore.findings.none")));
        }
        return grid;
    }

    private static Chip chip(Severity severity) {
        return switch (severity) {
            case ERROR -> new Chip(Chip.Kind.BAD, "✖");
            case WARNING -> new Chip(Chip.Kind.WARN, "!");
            case NOTE -> new Chip(Chip.Kind.NEUTRAL, "–");
        };
    }

    GridPane openers(List<OpenerVerdict> verdicts) {
        var grid = grid(230);
        for (var verdict : verdicts) {
            var reasons = String.join(
                    " ", verdict.reasons().stream().map(messages::of).toList());
            var reason = words(reasons.isEmpty() ? messages.text("keystore.answer.opens") : reasons);
            reason.getStyleClass().add("muted");
            add(
                    grid,
                    chip(verdict.answer()),
                    words(messages.text("keystore.opener." + verdict.opener().word())),
                    reason);
        }
        return grid;
    }

    private static Chip chip(OpenerVerdict.Answer answer) {
        return switch (answer) {
            case OPENS -> new Chip(Chip.Kind.OK, "✔");
            case REFUSES -> new Chip(Chip.Kind.BAD, "✖");
            case UNKNOWN -> new Chip(Chip.Kind.NEUTRAL, "?");
        };
    }

    GridPane java(List<JavaEntry> entries) {
        var grid = grid(230);
        for (var entry : entries) {
            add(
                    grid,
                    new Chip(Chip.Kind.NEUTRAL, "Java"),
                    words(entry.alias()),
                    words(messages.text("keystore.java." + word(entry.kind()), entry.chain())));
        }
        if (entries.isEmpty()) {
            add(grid, new Chip(Chip.Kind.WARN, "!"), words(messages.text("keystore.java.none")));
        }
        return grid;
    }

    /// Every way of protection, each once, with its numbers.
    GridPane algorithms(Pkcs12Structure structure) {
        var grid = new GridPane();
        grid.getStyleClass().add("property-table");
        grid.setHgap(14);
        grid.setVgap(4);
        head(
                grid,
                "keystore.algorithm",
                "keystore.bits",
                "keystore.derivation",
                "keystore.iterations",
                "keystore.salt");
        var protections = new LinkedHashSet<Protection>();
        structure.parts().forEach(part -> part.protection().ifPresent(protections::add));
        structure.bags().forEach(bag -> bag.protection().ifPresent(protections::add));
        for (var p : protections) {
            row(
                    grid,
                    p.scheme().equals("PBES2") ? "PBES2 " + p.cipher() : p.scheme(),
                    p.keyBits() == 0 ? "" : Integer.toString(p.keyBits()),
                    (p.derivation() + " " + p.prf()).strip(),
                    "%,d".formatted(p.iterations()),
                    Integer.toString(p.saltOctets()));
        }
        structure
                .mac()
                .ifPresent(mac -> row(
                        grid,
                        mac.words(),
                        "",
                        messages.text("keystore.mac." + word(mac.fit())),
                        "%,d".formatted(mac.iterations()),
                        Integer.toString(mac.saltOctets())));
        return grid;
    }

    private void head(GridPane grid, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            var label = new Label(messages.text(keys[i]));
            label.getStyleClass().addAll("muted", "small");
            grid.add(label, i, 0);
        }
    }

    private static void row(GridPane grid, String... cells) {
        int row = grid.getRowCount();
        for (int i = 0; i < cells.length; i++) {
            var label = words(cells[i]);
            label.getStyleClass().add("small");
            grid.add(label, i, row);
        }
    }

    private static GridPane grid(double nameWidth) {
        var grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(7);
        grid.getStyleClass().add("explanation");
        var mark = new ColumnConstraints();
        mark.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(mark);
        if (nameWidth > 0) {
            grid.getColumnConstraints().add(new ColumnConstraints(nameWidth));
        }
        var rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        rest.setMinWidth(0);
        grid.getColumnConstraints().add(rest);
        return grid;
    }

    private static void add(GridPane grid, Node... cells) {
        grid.addRow(grid.getRowCount(), cells);
        for (var cell : cells) {
            GridPane.setValignment(cell, VPos.TOP);
        }
    }

    static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
