package dev.certwright.ui.connection;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.GeneralName;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FactTable;
import dev.certwright.ui.connection.ReissueViewModel.Phase;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

/// Shows a [ReissueViewModel].
public final class ReissueController {
    private final ReissueViewModel viewModel;
    private final Messages messages;
    private final Consumer<Entry> export;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private StackPane planned;

    @FXML
    private Label about;

    @FXML
    private Label failure;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button cancelReissue;

    @FXML
    private Button reissue;

    @FXML
    private Button exportReissued;

    @FXML
    private Button runAgain;

    ReissueController(ReissueViewModel viewModel, Messages messages, Consumer<Entry> export, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.export = export;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var plan = viewModel.planned();
        var template = plan.template();
        var dates = new Dates(ZoneId.systemDefault());
        var table = new FactTable(List.of(26.0, 74.0), List.of(messages.text("connection.reissue.what"), ""));
        add(table, "connection.reissue.name", plan.name());
        add(table, "connection.reissue.issuer", plan.authority().name());
        if (!template.subjectAltNames().isEmpty()) {
            add(
                    table,
                    "connection.reissue.names",
                    template.subjectAltNames().stream().map(this::name).collect(Collectors.joining("\n")));
        }
        add(table, "connection.reissue.key", messages.text("connection.reissue.key.kept"));
        add(
                table,
                "connection.reissue.validity",
                messages.text(
                        "connection.reissue.days",
                        dates.day(template.validity().notBefore()),
                        dates.day(template.validity().notAfter()),
                        template.validity().days()));
        planned.getChildren().add(table);
        viewModel.phaseProperty().subscribe(this::show);
    }

    private String name(GeneralName name) {
        return viewModel.added(name) ? messages.text("connection.reissue.added", name.value()) : name.value();
    }

    private void add(FactTable table, String key, String text) {
        table.add("", List.of(FactTable.words(messages.text(key), "fact-name"), FactTable.words(text)));
    }

    private void show(Phase phase) {
        boolean done = phase instanceof Phase.Done;
        boolean working = phase instanceof Phase.Working;
        title.setText(messages.text(done ? "connection.reissue.done" : "connection.reissue.title"));
        about.setText(messages.text(
                done ? "connection.reissue.next" : "connection.reissue.about",
                viewModel.planned().name()));
        failure.setText(phase instanceof Phase.Failed(var why) ? messages.of(why) : "");
        cancelReissue.setText(messages.text(done ? "connection.close" : "common.cancel"));
        showOnlyIf(phase instanceof Phase.Failed, failure);
        showOnlyIf(working, progress);
        showOnlyIf(!done, reissue);
        showOnlyIf(done, exportReissued);
        showOnlyIf(done, runAgain);
        reissue.setDisable(working);
        if (done) {
            exportReissued.requestFocus();
        }
    }

    @FXML
    private void onReissue() {
        viewModel.start();
    }

    @FXML
    private void onExport() {
        if (viewModel.phaseProperty().get() instanceof Phase.Done(var entry)) {
            export.accept(entry);
        }
    }

    @FXML
    private void onRunAgain() {
        close.run();
        viewModel.runAgain();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
        close.run();
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
