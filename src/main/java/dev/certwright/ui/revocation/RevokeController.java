package dev.certwright.ui.revocation;

import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.text.Messages;
import java.time.LocalDate;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Asks why and since when, and says what happens then.
public final class RevokeController {
    private final RevokeViewModel viewModel;
    private final Messages messages;
    private final Runnable publish;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private VBox form;

    @FXML
    private VBox reasons;

    @FXML
    private VBox dateField;

    @FXML
    private DatePicker since;

    @FXML
    private Label consequence;

    @FXML
    private Label failure;

    @FXML
    private Label done;

    @FXML
    private Button revoke;

    @FXML
    private Button publishList;

    /// @param publish leads on to the lists of the CA
    RevokeController(RevokeViewModel viewModel, Messages messages, Runnable publish, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.publish = publish;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text("revocation.revoke.title", viewModel.entry().name()));
        var group = new ToggleGroup();
        viewModel.reasons().forEach(reason -> reasons.getChildren().add(radio(reason, group)));
        since.valueProperty().bindBidirectional(viewModel.sinceProperty());
        since.setDayCellFactory(_ -> new PossibleDay());
        shown(dateField, viewModel.dateOpen());
        viewModel.reasonProperty().subscribe(_ -> consequence.setText(messages.of(viewModel.consequence())));
        viewModel.failureProperty().subscribe(said -> {
            failure.setText(said.map(messages::of).orElse(""));
            shown(failure, said.isPresent());
        });
        viewModel.doneProperty().subscribe(said -> {
            done.setText(said.map(messages::of).orElse(""));
            shown(done, said.isPresent());
            shown(form, said.isEmpty());
            shown(revoke, said.isEmpty());
            shown(publishList, said.isPresent());
        });
    }

    private RadioButton radio(RevocationReason reason, ToggleGroup group) {
        var radio = new RadioButton(messages.of(RevokeViewModel.words(reason)));
        radio.setId(reason.rfcName());
        radio.setToggleGroup(group);
        radio.setSelected(viewModel.reasonProperty().get() == reason);
        radio.selectedProperty()
                .subscribe(selected ->
                        Optional.of(reason).filter(_ -> selected).ifPresent(viewModel.reasonProperty()::set));
        return radio;
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @FXML
    private void onRevoke() {
        viewModel.revoke();
    }

    @FXML
    private void onPublish() {
        publish.run();
    }

    @FXML
    private void onClose() {
        close.run();
    }

    /// Days before the certificate and days to come cannot be picked.
    private final class PossibleDay extends DateCell {
        @Override
        public void updateItem(LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            setDisable(empty || day.isBefore(viewModel.firstDay()) || day.isAfter(viewModel.today()));
        }
    }
}
