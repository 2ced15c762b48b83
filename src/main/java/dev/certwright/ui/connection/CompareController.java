package dev.certwright.ui.connection;

import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.text.Messages;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/// Shows a [CompareViewModel].
public final class CompareController {
    private final CompareViewModel viewModel;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private FlowPane parts;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label failure;

    @FXML
    private StackPane result;

    @FXML
    private Button compareNow;

    @FXML
    private Button cancelComparison;

    CompareController(CompareViewModel viewModel, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        for (var part : viewModel.parts()) {
            var box = new CheckBox(messages.of(part.option().label()));
            box.selectedProperty().bindBidirectional(part.chosen());
            parts.getChildren().add(box);
        }
        progress.progressProperty().bind(viewModel.progressProperty());
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        viewModel.runningProperty().subscribe(running -> {
            showOnlyIf(running, progress, cancelComparison);
            showOnlyIf(!running, compareNow);
        });
        viewModel
                .failureProperty()
                .subscribe(why -> failure.setText(why.map(messages::of).orElse("")));
        viewModel.resultProperty().subscribe(this::show);
    }

    private void show(Optional<CredentialComparison> compared) {
        result.getChildren()
                .setAll(compared.map(c -> ComparisonTable.of(c, messages)).stream()
                        .toList());
        showOnlyIf(compared.isPresent(), result);
    }

    @FXML
    private void onCompare() {
        viewModel.start();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onClose() {
        viewModel.cancel();
        close.run();
    }

    private static void showOnlyIf(boolean wanted, Node... nodes) {
        for (var node : nodes) {
            node.setVisible(wanted);
            node.setManaged(wanted);
        }
    }
}
