package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.connection.HandshakeViewModel.Phase;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows a [ConnectionViewModel].
public final class ConnectionController {
    private static final List<KeyCombination> RUN =
            List.of(KeyCombination.valueOf("F5"), KeyCombination.valueOf("Shortcut+Enter"));

    private final ConnectionViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final List<? extends Node> banners;
    private final Node steps;
    private final Node detail;
    private final ClientFileController clientFile;

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
    private MenuButton options;

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

    /// Builds it.
    ///
    /// @param banners stand above the steps
    public ConnectionController(
            ConnectionViewModel viewModel,
            Messages messages,
            FilePicker files,
            List<? extends Node> banners,
            Node steps,
            Node detail,
            ClientFileController clientFile) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.banners = banners;
        this.steps = steps;
        this.detail = detail;
        this.clientFile = clientFile;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(viewModel.address(), address, addressProblem, messages);
        OptionBinding.bind(client, viewModel.clients(), viewModel.clientProperty(), o -> messages.of(o.label()));
        client.setOnAction(_ -> pickClient());
        OptionBinding.bind(trust, viewModel.authorities(), viewModel.trustProperty(), o -> messages.of(o.label()));
        trust.setOnAction(_ -> pickTrust());
        offerVersions();
        viewModel.handshake().phaseProperty().subscribe(this::show);
        fileSlot.getChildren().add(clientFile.root());
        fileSlot.visibleProperty().bind(clientFile.root().visibleProperty());
        fileSlot.managedProperty().bind(fileSlot.visibleProperty());
        stepsSlot.getChildren().add(steps);
        detailSlot.getChildren().add(detail);
        root.getChildren().addAll(root.getChildren().size() - 1, banners);
        root.sceneProperty().subscribe(this::moveShortcuts);
    }

    private void offerVersions() {
        var group = new ToggleGroup();
        var labels = viewModel.versions().labels();
        for (int i = 0; i < labels.size(); i++) {
            int index = i;
            var item = new RadioMenuItem(messages.of(labels.get(i)));
            item.setToggleGroup(group);
            item.setSelected(viewModel.versions().index() == i);
            item.setOnAction(_ -> viewModel.versions().select(index));
            options.getItems().add(item);
        }
    }

    private void pickClient() {
        if (client.getValue() instanceof ClientOption.PickFile) {
            viewModel.clientProperty().set(new ClientOption.None());
            files.file(messages.text("connection.client.pick")).ifPresent(viewModel::useClientFile);
        }
    }

    private void pickTrust() {
        if (trust.getValue() instanceof TrustOption.PickFile) {
            viewModel.trustProperty().set(new TrustOption.OfSystem());
            files.file(messages.text("connection.trust.pick")).ifPresent(viewModel::useTrustFile);
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
        viewModel.run(clientFile.password());
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }
}
