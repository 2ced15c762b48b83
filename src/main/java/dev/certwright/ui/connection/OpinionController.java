package dev.certwright.ui.connection;

import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Shows an [OpinionViewModel].
public final class OpinionController {
    private static final String PROGRAM = "Java " + Runtime.version().feature();

    private final OpinionViewModel viewModel;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Label failure;

    @FXML
    private VBox answer;

    OpinionController(OpinionViewModel viewModel, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        progress.visibleProperty().bind(viewModel.runningProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        viewModel
                .failureProperty()
                .subscribe(why -> failure.setText(why.map(messages::of).orElse("")));
        viewModel.opinionProperty().subscribe(said -> said.ifPresent(this::show));
    }

    private void show(SecondOpinion opinion) {
        answer.getChildren()
                .setAll(
                        new Chip(
                                opinion.connected() ? Chip.Kind.OK : Chip.Kind.BAD,
                                messages.text(
                                        opinion.connected()
                                                ? "connection.opinion.connected"
                                                : "connection.opinion.failed",
                                        PROGRAM)),
                        FactTable.words(messages.of(opinion.says())),
                        facts(opinion));
        if (!opinion.differences().isEmpty()) {
            answer.getChildren().add(FactTable.words(messages.text("connection.opinion.differences"), "section-title"));
        }
        opinion.differences()
                .forEach(difference -> answer.getChildren().add(FactTable.words("• " + messages.of(difference))));
    }

    private FactTable facts(SecondOpinion opinion) {
        var table = new FactTable(List.of(40.0, 60.0), List.of(PROGRAM, ""));
        fact(
                table,
                "connection.opinion.certificate",
                messages.text(opinion.certificateSent() ? "connection.opinion.sent" : "connection.opinion.notSent"));
        opinion.version()
                .ifPresent(version -> fact(
                        table,
                        "connection.opinion.agreed",
                        version
                                + opinion.cipherSuite()
                                        .map(suite -> " · " + suite)
                                        .orElse("")));
        opinion.alert().ifPresent(alert -> fact(table, "connection.opinion.alert", alert.toString()));
        return table;
    }

    private void fact(FactTable table, String key, String value) {
        table.add("", List.of(FactTable.words(messages.text(key), "muted"), FactTable.words(value)));
    }

    @FXML
    private void onClose() {
        viewModel.cancel();
        close.run();
    }
}
