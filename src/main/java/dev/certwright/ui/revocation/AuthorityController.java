package dev.certwright.ui.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.model.inventory.RevokedCertificate;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// Shows the lists and the responder of a CA.
public final class AuthorityController {
    private final ListViewModel list;
    private final ResponderViewModel responder;
    private final RevocationWords words;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private FlowPane standing;

    @FXML
    private TableView<RevokedCertificate> revoked;

    @FXML
    private ComboBox<Phrase> lasting;

    @FXML
    private CheckBox der;

    @FXML
    private Label listSaid;

    @FXML
    private Label listFailure;

    @FXML
    private CheckBox delegated;

    @FXML
    private HBox portField;

    @FXML
    private TextField port;

    @FXML
    private Label portProblem;

    @FXML
    private HBox address;

    @FXML
    private Label signer;

    @FXML
    private Button start;

    @FXML
    private Button stop;

    @FXML
    private Label ocspFailure;

    @FXML
    private TableView<OcspExchange> exchanges;

    AuthorityController(
            ListViewModel list, ResponderViewModel responder, RevocationWords words, FilePicker files, Runnable close) {
        this.list = list;
        this.responder = responder;
        this.words = words;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(
                messages().text("revocation.authority.title", list.authority().name()));
        list.statusProperty().subscribe(status -> status.ifPresent(this::show));
        words.revokedColumns(revoked);
        revoked.setItems(list.revoked());
        ChoiceBinding.bind(list.lasting(), lasting, messages());
        der.selectedProperty().bindBidirectional(list.derProperty());
        list.saidProperty().subscribe(said -> say(listSaid, said));
        list.failureProperty().subscribe(said -> say(listFailure, said));
        delegated.selectedProperty().bindBidirectional(responder.delegatedProperty());
        FieldBinding.bind(responder.port(), port, portProblem, messages());
        responder.listening().subscribe(this::show);
        responder.failureProperty().subscribe(said -> say(ocspFailure, said));
        words.exchangeColumns(exchanges);
        exchanges.setItems(responder.exchanges());
    }

    private Messages messages() {
        return words.messages();
    }

    private void show(CrlStatus status) {
        var state = list.state(status);
        standing.getChildren().setAll(new Chip(RevocationWords.kind(state), words.state(state)));
        words.standing(status).forEach(text -> standing.getChildren().add(new Label(text)));
    }

    private void show(Optional<ResponderViewModel.Listening> running) {
        boolean on = running.isPresent();
        shown(portField, !on);
        shown(delegated, !on);
        shown(start, !on);
        shown(stop, on);
        shown(address, on);
        shown(signer, on);
        running.ifPresent(one -> {
            var url = one.url();
            var text = new Label(url);
            text.setId("ocspUrl");
            text.getStyleClass().add("mono");
            address.getChildren().setAll(text, new CopyButton(() -> url, messages()));
            signer.setText(messages().of(one.signer()));
        });
    }

    private void say(Label label, Optional<Phrase> said) {
        label.setText(said.map(messages()::of).orElse(""));
        shown(label, said.isPresent());
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @FXML
    private void onPublish() {
        files.save(messages().text("revocation.list.pick"), list.fileName()).ifPresent(list::publish);
    }

    @FXML
    private void onStart() {
        responder.start();
    }

    @FXML
    private void onStop() {
        responder.stop();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
