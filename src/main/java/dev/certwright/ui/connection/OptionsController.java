package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/// Shows an [OptionsViewModel].
public final class OptionsController {
    private final OptionsViewModel options;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private ComboBox<Phrase> versions;

    @FXML
    private ComboBox<Phrase> nameKind;

    @FXML
    private ComboBox<Phrase> probing;

    @FXML
    private Label probingAbout;

    @FXML
    private FormField serverName;

    @FXML
    private FormField connectTo;

    @FXML
    private FormField alpn;

    @FXML
    private FormField cipherSuites;

    @FXML
    private FormField groups;

    @FXML
    private FormField connectLimit;

    @FXML
    private FormField flightLimit;

    @FXML
    private FormField applicationLimit;

    @FXML
    private FormField method;

    @FXML
    private FormField headers;

    @FXML
    private FormField proxy;

    @FXML
    private PasswordField proxyPassword;

    @FXML
    private CheckBox late;

    @FXML
    private CheckBox fetching;

    public OptionsController(OptionsViewModel options, Messages messages, Runnable close) {
        this.options = options;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        ChoiceBinding.bind(options.versions(), versions, messages);
        ChoiceBinding.bind(options.nameKind(), nameKind, messages);
        ChoiceBinding.bind(options.probing(), probing, messages);
        serverName.bind(options.serverName(), "optionServerName", messages);
        connectTo.bind(options.connectTo(), "optionConnectTo", messages);
        alpn.bind(options.alpn(), "optionAlpn", messages);
        cipherSuites.bind(options.cipherSuites(), "optionCipherSuites", messages);
        groups.bind(options.groups(), "optionGroups", messages);
        connectLimit.bind(options.connectLimit(), "optionConnectLimit", messages);
        flightLimit.bind(options.flightLimit(), "optionFlightLimit", messages);
        applicationLimit.bind(options.applicationLimit(), "optionApplicationLimit", messages);
        method.bind(options.method(), "optionMethod", messages);
        headers.bind(options.headers(), "optionHeaders", messages);
        proxy.bind(options.proxy(), "optionProxy", messages);
        late.selectedProperty().bindBidirectional(options.lateProperty());
        fetching.selectedProperty().bindBidirectional(options.fetchingProperty());
        options.nameKind()
                .valueProperty()
                .subscribe(kind -> serverName.setDisable(kind != OptionsViewModel.NameKind.NAMED));
        options.probing()
                .valueProperty()
                .subscribe(chosen -> probingAbout.setText(messages.of(ProbingWords.about(chosen))));
    }

    /// A copy, which the caller wipes.
    char[] proxyPassword() {
        return proxyPassword.getText().toCharArray();
    }

    @FXML
    private void onReset() {
        options.reset();
        proxyPassword.clear();
    }

    @FXML
    private void onDone() {
        options.reveal();
        if (options.valid().get()) {
            close.run();
        }
    }
}
