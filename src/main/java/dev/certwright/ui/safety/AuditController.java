package dev.certwright.ui.safety;

import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditVerdict;
import dev.certwright.text.AuditWords;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.FactTable;
import dev.certwright.ui.common.FilePicker;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Shows an [AuditViewModel].
public final class AuditController {
    private static final int PROBLEMS_SHOWN = 3;

    private final AuditViewModel viewModel;
    private final Messages messages;
    private final Moments moments;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private TextField auditFilter;

    @FXML
    private ListView<AuditEvent> events;

    @FXML
    private VBox result;

    @FXML
    private HBox headLine;

    @FXML
    private Label head;

    @FXML
    private Label note;

    AuditController(AuditViewModel viewModel, Messages messages, Moments moments, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.moments = moments;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        auditFilter.textProperty().bindBidirectional(viewModel.filterProperty());
        events.setCellFactory(_ -> new AuditCell(messages, moments));
        events.setItems(viewModel.shown());
        events.setPlaceholder(FactTable.words(messages.text("safety.audit.noMatch"), "muted"));
        headLine.getChildren().add(new CopyButton(viewModel::head, messages));
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        viewModel.verdictProperty().subscribe(found -> found.ifPresent(this::show));
        viewModel
                .noteProperty()
                .subscribe(said -> note.setText(said.map(messages::of).orElse("")));
    }

    private void show(AuditVerdict verdict) {
        head.setText(viewModel.head());
        result.getChildren().clear();
        if (verdict.intact()) {
            say("✔ " + messages.text("safety.audit.intact", verdict.events()), "strong");
            say(messages.text("safety.audit.proves"), "muted");
        }
        verdict.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> say("✖ " + messages.of(AuditWords.problem(problem)), "failure"));
        int more = verdict.problems().size() - PROBLEMS_SHOWN;
        if (more > 0) {
            say(messages.text("safety.audit.more", more), "failure");
        }
    }

    private void say(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        result.getChildren().add(label);
    }

    @FXML
    private void onExport() {
        files.save(messages.text("safety.audit.export.title"), "audit.csv").ifPresent(viewModel::export);
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
