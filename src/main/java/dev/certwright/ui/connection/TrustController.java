package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Remedy;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// Asks whether an authority that a server has shown is to be trusted in this test. The person must have compared its
/// fingerprint.
public final class TrustController {
    private final Remedy.TrustAuthority remedy;
    private final Runnable trusted;
    private final Runnable close;

    @FXML
    private Label name;

    @FXML
    private TextArea fingerprint;

    @FXML
    private CheckBox compared;

    @FXML
    private Button trust;

    TrustController(Remedy.TrustAuthority remedy, Runnable trusted, Runnable close) {
        this.remedy = remedy;
        this.trusted = trusted;
        this.close = close;
    }

    @FXML
    private void initialize() {
        name.setText(remedy.name());
        var digits = remedy.authority().sha256().toString();
        int half = digits.length() / 2;
        fingerprint.setText(digits.substring(0, half) + "\n" + digits.substring(half + 1));
        trust.disableProperty().bind(compared.selectedProperty().not());
    }

    @FXML
    private void onTrust() {
        trusted.run();
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
