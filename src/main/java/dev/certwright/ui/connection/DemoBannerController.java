package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Navigator;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/// Says that the handshake on the screen is the demonstration's, and offers to keep what it made.
public final class DemoBannerController {
    private final DemoViewModel demo;
    private final Navigator navigator;
    private final Messages messages;

    @FXML
    private HBox root;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Label text;

    @FXML
    private Button cancel;

    @FXML
    private Button keep;

    @FXML
    private Button show;

    @FXML
    private Button again;

    public DemoBannerController(DemoViewModel demo, Navigator navigator, Messages messages) {
        this.demo = demo;
        this.navigator = navigator;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        demo.phaseProperty().subscribe(_ -> show());
        demo.stageProperty().subscribe(_ -> show());
    }

    @FXML
    private void onCancel() {
        demo.cancel();
    }

    @FXML
    private void onKeep() {
        demo.keep();
    }

    @FXML
    private void onShow() {
        navigator.certificates(Optional.of(demo.kept().getFirst().id()));
    }

    @FXML
    private void onAgain() {
        demo.start(() -> {});
    }

    private void show() {
        var phase = demo.phaseProperty().get();
        boolean running = phase == DemoViewModel.Phase.RUNNING;
        boolean shown = phase == DemoViewModel.Phase.SHOWN || phase == DemoViewModel.Phase.KEEPING;
        boolean kept = phase == DemoViewModel.Phase.KEPT;
        showOnlyIf(phase != DemoViewModel.Phase.IDLE, root);
        showOnlyIf(running, progress, cancel);
        showOnlyIf(shown, keep);
        showOnlyIf(kept, show);
        showOnlyIf(shown || kept, again);
        keep.setDisable(phase == DemoViewModel.Phase.KEEPING);
        text.setText(
                running
                        ? messages.of(demo.stageProperty().get())
                        : messages.text(kept ? "connection.demo.inVault" : "connection.demo.offer"));
    }

    private static void showOnlyIf(boolean wanted, Node... nodes) {
        for (var node : nodes) {
            node.setVisible(wanted);
            node.setManaged(wanted);
        }
    }
}
