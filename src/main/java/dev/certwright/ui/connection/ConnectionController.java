package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.OptionBinding;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows a [ConnectionViewModel].
public final class ConnectionController {
    private static final List<KeyCombination> RUN =
            List.of(KeyCombination.valueOf("F5"), KeyCombination.valueOf("Shortcut+Enter"));

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final ConnectionViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Parts parts;

    /// What the screen is put together from.
    ///
    /// @param banners     stand above the steps
    /// @param showOptions opens the options
    /// @param hideDialog  closes whatever lies above the screen
    record Parts(
            List<? extends Node> banners,
            Node steps,
            Node detail,
            Node clientFile,
            Runnable showOptions,
            Runnable hideDialog) {}

    @FXML
    private VBox root;

    @FXML
    private TextField address;

    @FXML
    private Label addressProblem;

    @FXML
    private ComboBox<ClientOption> client;

    @FXML
    private ComboBox<TrustOption> trust;

    @FXML
    private Button options;

    @FXML
    private Button run;

    @FXML
    private Button cancel;

    @FXML
    private StackPane fileSlot;

    @FXML
    private StackPane stepsSlot;

    @FXML
    private StackPane detailSlot;

    ConnectionController(ConnectionViewModel viewModel, Messages messages, FilePicker files, Parts parts) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.parts = parts;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(viewModel.address(), address, addressProblem, messages);
        var parties = viewModel.parties();
        OptionBinding.bind(client, parties.clients(), parties.clientProperty(), o -> messages.of(o.label()));
        client.setOnAction(_ -> pickClient());
        OptionBinding.bind(trust, parties.authorities(), parties.trustProperty(), o -> messages.of(o.label()));
        trust.setOnAction(_ -> pickTrust());
        viewModel.options().changed().subscribe(this::markOptions);
        viewModel.handshake().phaseProperty().subscribe(this::show);
        fileSlot.getChildren().add(parts.clientFile());
        fileSlot.visibleProperty().bind(parts.clientFile().visibleProperty());
        fileSlot.managedProperty().bind(fileSlot.visibleProperty());
        stepsSlot.getChildren().add(parts.steps());
        detailSlot.getChildren().add(parts.detail());
        root.getChildren().addAll(root.getChildren().size() - 1, parts.banners());
        root.sceneProperty().subscribe(this::moveShortcuts);
        root.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                onCancel();
            }
        });
    }

    private void markOptions(boolean changed) {
        options.pseudoClassStateChanged(CHANGED, changed);
        options.setText(messages.text(changed ? "connection.options.changed" : "connection.options"));
    }

    private void pickClient() {
        if (client.getValue() instanceof ClientOption.PickFile) {
            viewModel.parties().clientProperty().set(new ClientOption.None());
            files.file(messages.text("connection.client.pick")).ifPresent(viewModel.parties()::useClientFile);
        }
    }

    private void pickTrust() {
        if (trust.getValue() instanceof TrustOption.PickFile) {
            viewModel.parties().trustProperty().set(new TrustOption.OfSystem());
            files.file(messages.text("connection.trust.pick")).ifPresent(viewModel.parties()::useTrustFile);
        }
    }

    private void show(Phase phase) {
        boolean running = phase == Phase.RUNNING;
        run.setVisible(!running);
        cancel.setVisible(running);
    }

    /// The keys that run the test work while this screen is in the window.
    private void moveShortcuts(Scene before, Scene now) {
        if (before != null) {
            RUN.forEach(before.getAccelerators()::remove);
        }
        if (now != null) {
            RUN.forEach(keys -> now.getAccelerators().put(keys, this::onRun));
        }
    }

    @FXML
    private void onRun() {
        parts.hideDialog().run();
        viewModel.run();
    }

    @FXML
    private void onOptions() {
        parts.showOptions().run();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }
}
