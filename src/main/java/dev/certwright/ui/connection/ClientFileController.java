package dev.certwright.ui.connection;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/// Asks for what the client's file lacks, once that is known: the file with its key, the password.
public final class ClientFileController {
    private final ConnectionViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;

    @FXML
    private HBox root;

    @FXML
    private HBox keyRow;

    @FXML
    private Label keyFile;

    @FXML
    private HBox passwordRow;

    @FXML
    private PasswordField password;

    public ClientFileController(ConnectionViewModel viewModel, Messages messages, FilePicker files) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
    }

    @FXML
    private void initialize() {
        keyRow.visibleProperty().bind(viewModel.parties().keyFileWantedProperty());
        keyRow.managedProperty().bind(keyRow.visibleProperty());
        passwordRow.visibleProperty().bind(viewModel.parties().passwordWantedProperty());
        passwordRow.managedProperty().bind(passwordRow.visibleProperty());
        root.visibleProperty().bind(keyRow.visibleProperty().or(passwordRow.visibleProperty()));
        keyFile.textProperty().bind(viewModel.parties().keyFileProperty().map(ClientFileController::fileName));
        viewModel.parties().clientProperty().subscribe(_ -> password.clear());
    }

    Node root() {
        return root;
    }

    char[] password() {
        return password.getText().toCharArray();
    }

    @FXML
    private void onRun() {
        viewModel.run();
    }

    @FXML
    private void onPickKey() {
        files.file(messages.text("connection.client.pickKey"))
                .ifPresent(file -> viewModel.parties().keyFileProperty().set(Optional.of(file)));
    }

    private static String fileName(Optional<Path> file) {
        return file.map(f -> String.valueOf(f.getFileName())).orElse("");
    }
}
