package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// What else was tried to find out what the server wants: which certificate was shown in which version, and what came
/// of it.
final class AttemptTable extends StackPane {
    /// Below this width, in pixels, a chip has room for the outcome only; the reason is told by its tooltip.
    private static final double ROOMY = 520;

    private final Messages messages;
    private final AttemptWords words;
    private List<Attempt> shown = List.of();

    AttemptTable(Messages messages) {
        this.messages = messages;
        this.words = new AttemptWords(messages);
        getStyleClass().add("attempts");
        widthProperty().map(w -> w.doubleValue() < ROOMY).subscribe(_ -> show(shown));
    }

    void show(List<Attempt> attempts) {
        shown = List.copyOf(attempts);
        getChildren().clear();
        if (attempts.isEmpty()) {
            return;
        }
        var versions = attempts.stream()
                .map(AttemptTable::version)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        var heads = new ArrayList<String>();
        heads.add(messages.text("connection.tried"));
        versions.forEach(v -> heads.add(v.toString()));
        double rest = 66.0 / versions.size();
        var widths = new ArrayList<Double>();
        widths.add(34.0);
        versions.forEach(_ -> widths.add(rest));
        var table = new FactTable(widths, heads);
        byPurpose(attempts).forEach((purpose, ofPurpose) -> {
            var cells = new ArrayList<Node>();
            cells.add(FactTable.words(messages.text("connection.tried." + purpose.word())));
            for (var version : versions) {
                cells.add(ofPurpose.stream()
                        .filter(a -> version(a) == version)
                        .findFirst()
                        .<Node>map(this::outcome)
                        .orElseGet(() -> new Label("–")));
            }
            table.add("", cells);
        });
        getChildren().add(table);
    }

    private static Map<Attempt.Purpose, List<Attempt>> byPurpose(List<Attempt> attempts) {
        var map = new EnumMap<Attempt.Purpose, List<Attempt>>(Attempt.Purpose.class);
        attempts.forEach(
                a -> map.computeIfAbsent(a.purpose(), _ -> new ArrayList<>()).add(a));
        return map;
    }

    /// The one that came about, else the newest that was offered.
    private static TlsVersion version(Attempt attempt) {
        return attempt.version()
                .or(() -> attempt.offered().stream().max(Comparator.naturalOrder()))
                .orElse(TlsVersion.TLS_1_3);
    }

    private Chip outcome(Attempt attempt) {
        boolean roomy = getWidth() >= ROOMY;
        var chip = new Chip(words.kind(attempt), roomy ? words.of(attempt) : words.outcome(attempt));
        chip.setTooltip(new Tooltip(words.of(attempt)));
        Optional.of(words.detail(attempt)).filter(d -> !d.isEmpty()).ifPresent(chip::setAccessibleHelp);
        return chip;
    }
}
