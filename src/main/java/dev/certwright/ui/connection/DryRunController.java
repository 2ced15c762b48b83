package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.OptionBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Shows a [DryRunViewModel].
public final class DryRunController {
    private final DryRunViewModel viewModel;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private ComboBox<DryRunViewModel.Server> dryServer;

    @FXML
    private ComboBox<ClientOption> dryClient;

    @FXML
    private TextField dryHost;

    @FXML
    private Label dryHostProblem;

    @FXML
    private Label nothing;

    @FXML
    private Button dryRunNow;

    DryRunController(DryRunViewModel viewModel, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        OptionBinding.bind(dryServer, viewModel.servers(), viewModel.serverProperty(), DryRunViewModel.Server::name);
        OptionBinding.bind(dryClient, viewModel.clients(), viewModel.clientProperty(), o -> messages.of(o.label()));
        FieldBinding.bind(viewModel.host(), dryHost, dryHostProblem, messages);
        nothing.visibleProperty().bind(viewModel.emptyProperty());
        nothing.managedProperty().bind(nothing.visibleProperty());
        dryRunNow.disableProperty().bind(viewModel.emptyProperty());
    }

    @FXML
    private void onRun() {
        if (viewModel.start()) {
            close.run();
        }
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
