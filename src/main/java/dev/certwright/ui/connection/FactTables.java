package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.Reach;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The smaller tables under *Explained*.
final class FactTables {
    private static final List<String> PROGRAMS = List.of("nginx", "apache", "haproxy", "java", "openssl");

    private final Messages messages;

    FactTables(Messages messages) {
        this.messages = messages;
    }

    /// What other programs would do with the server's certificate, and which alert they would send.
    FactTable others(List<ClientBehaviour> others) {
        var table = new FactTable(
                List.of(22.0, 30.0, 48.0),
                List.of(
                        messages.text("connection.others"),
                        messages.text("connection.others.alert"),
                        messages.text("connection.others.says")));
        for (var other : others) {
            var chip = new Chip(
                    other.goesOn() ? Chip.Kind.OK : Chip.Kind.BAD,
                    other.goesOn()
                            ? "✔ " + messages.text("connection.others.goesOn")
                            : other.alert()
                                    .map(Alert::toString)
                                    .orElseGet(() -> messages.text("connection.others.closes")));
            chip.setMinWidth(0);
            chip.setWrapText(true);
            table.add("", List.of(FactTable.words(other.program()), chip, FactTable.words(messages.of(other.says()))));
        }
        return table;
    }

    /// Which of the person's certificates the server would take, and why not the others.
    FactTable candidates(List<Candidate> candidates) {
        var table = new FactTable(List.of(40.0, 60.0), List.of(messages.text("connection.candidates"), ""));
        for (var candidate : candidates) {
            Node answer = candidate.suitable()
                    ? new Chip(Chip.Kind.OK, "✔ " + messages.text("connection.candidates.fits"))
                    : FactTable.words(
                            candidate.reasons().stream().map(messages::of).collect(Collectors.joining("\n")), "muted");
            table.add("", List.of(FactTable.words(candidate.name(), "fact-name"), answer));
        }
        return table;
    }

    /// Every connection that was made, and what came of it.
    FactTable attempts(List<Attempt> attempts) {
        var words = new AttemptWords(messages);
        var table = new FactTable(List.of(38.0, 62.0), List.of(messages.text("connection.tried.all"), ""));
        for (var attempt : attempts) {
            var chip = new Chip(words.kind(attempt), words.of(attempt));
            chip.setMinWidth(0);
            chip.setWrapText(true);
            var shown = messages.text("connection.tried." + attempt.purpose().word());
            table.add(
                    "",
                    List.of(
                            FactTable.words(attempt.version()
                                    .map(v -> messages.text("connection.tried.because", shown, v.toString()))
                                    .orElse(shown)),
                            chip));
        }
        return table;
    }

    /// The setting that brings the step about, on each of the usual servers.
    FactTable settings(HandshakeStep step) {
        var table = new FactTable(List.of(28.0, 72.0), List.of(messages.text("connection.setting"), ""));
        for (var program : PROGRAMS) {
            var key =
                    "connection.setting." + step.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + program;
            table.add(
                    "",
                    List.of(
                            new Label(messages.text("connection.program." + program)),
                            FactTable.words(messages.text(key), "mono")));
        }
        return table;
    }

    /// Every address, what became of it, and what was said before TLS.
    List<Node> way(Reach reach) {
        var nodes = new ArrayList<Node>();
        var words = new ReachWords(messages);
        var table = new FactTable(
                List.of(46.0, 32.0, 22.0),
                List.of(
                        messages.text("connection.way.address"),
                        messages.text("connection.way.outcome"),
                        messages.text("connection.way.took")));
        for (var attempt : reach.attempts()) {
            boolean there = attempt.failure().isEmpty();
            var chip = new Chip(there ? Chip.Kind.OK : Chip.Kind.BAD, words.outcome(attempt));
            chip.setMinWidth(0);
            table.add(
                    "",
                    List.of(
                            FactTable.words(ReachWords.address(attempt), "mono"),
                            chip,
                            new Label(messages.text("connection.time", ReachWords.milliseconds(attempt.took())))));
        }
        if (!reach.attempts().isEmpty()) {
            nodes.add(table);
        }
        if (!reach.dialogue().isEmpty()) {
            var dialogue = new FactTable(
                    List.of(18.0, 82.0),
                    List.of(messages.text("connection.way.at"), messages.text("connection.way.said")));
            for (var line : reach.dialogue()) {
                boolean mine = line.direction() == Direction.CLIENT_TO_SERVER;
                dialogue.add(
                        "",
                        List.of(
                                new Label(messages.text("connection.time", ReachWords.milliseconds(line.at()))),
                                FactTable.words(
                                        (mine ? "→ " : "← ") + line.text(), "mono", mine ? "to-server" : "to-client")));
            }
            nodes.add(dialogue);
        }
        return nodes;
    }
}
