package dev.certwright.ui.inspection;

import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.FieldBinding;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for the address of a server.
public final class AddressController {
    private final Field<HandshakeTarget> address = new Field<>("", HandshakeTarget::parse);
    private final Messages messages;
    private final Consumer<String> fetch;
    private final Runnable close;

    @FXML
    private TextField fetchAddress;

    @FXML
    private Label fetchProblem;

    AddressController(Messages messages, Consumer<String> fetch, Runnable close) {
        this.messages = messages;
        this.fetch = fetch;
        this.close = close;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(address, fetchAddress, fetchProblem, messages);
    }

    @FXML
    private void onFetch() {
        address.visitedProperty().set(true);
        if (address.valueIfValid().isPresent()) {
            close.run();
            fetch.accept(address.textProperty().get().strip());
        }
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
