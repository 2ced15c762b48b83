package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows how a handshake came out, above its steps.
public final class VerdictController {
    private final HandshakeViewModel handshake;
    private final Messages messages;

    @FXML
    private HBox root;

    @FXML
    private FontIcon icon;

    @FXML
    private Label headline;

    @FXML
    private Label cause;

    @FXML
    private Label negotiated;

    public VerdictController(HandshakeViewModel handshake, Messages messages) {
        this.handshake = handshake;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        handshake.reportProperty().subscribe(_ -> show());
        handshake.failureProperty().subscribe(_ -> show());
    }

    private void show() {
        var report = handshake.reportProperty().get();
        var failure = handshake.failureProperty().get();
        report.ifPresent(this::show);
        failure.ifPresent(this::show);
        showOnlyIf(report.isPresent() || failure.isPresent(), root);
    }

    private void show(HandshakeReport report) {
        kind(report.verdict());
        text(headline, messages.of(report.headline()));
        text(
                cause,
                report.diagnoses().stream()
                        .findFirst()
                        .map(d -> cause(d, report))
                        .orElse(""));
        text(negotiated, report.negotiated().map(n -> line(n, report)).orElse(""));
    }

    /// The cause; what to do about it where the headline has told the cause already.
    private String cause(Diagnosis diagnosis, HandshakeReport report) {
        boolean told = switch (report.verdict()) {
            case UNREACHABLE, SERVER_NOT_VERIFIED -> !diagnosis.advice().isEmpty();
            case MUTUAL, SERVER_ONLY, ANONYMOUS, CLIENT_REFUSED, HANDSHAKE_FAILED, CANCELLED -> false;
        };
        return messages.of(told ? diagnosis.advice().getFirst() : diagnosis.text());
    }

    private void show(Phrase failure) {
        kind("bad", Feather.ALERT_CIRCLE);
        text(headline, messages.of(failure));
        text(cause, "");
        text(negotiated, "");
    }

    private void kind(HandshakeVerdict verdict) {
        switch (verdict) {
            case MUTUAL, SERVER_ONLY -> kind("ok", Feather.CHECK);
            case ANONYMOUS -> kind("warn", Feather.ALERT_TRIANGLE);
            case SERVER_NOT_VERIFIED, CLIENT_REFUSED, HANDSHAKE_FAILED, UNREACHABLE -> kind("bad", Feather.X);
            case CANCELLED -> kind("warn", Feather.SLASH);
        }
    }

    private void kind(String style, Feather symbol) {
        root.getStyleClass().setAll("banner", style);
        icon.setIconCode(symbol);
    }

    private String line(Negotiated agreed, HandshakeReport report) {
        var parts = new ArrayList<Optional<String>>();
        parts.add(Optional.of(agreed.version().toString()));
        parts.add(Optional.of(agreed.cipherSuite()));
        parts.add(agreed.group());
        parts.add(agreed.applicationProtocol().map(p -> "ALPN " + p));
        parts.add(Optional.of(messages.text("connection.time", report.duration().toNanos() / 1e6)));
        parts.add(report.answer().map(Object::toString));
        return parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    private static void text(Label label, String text) {
        label.setText(text);
        showOnlyIf(!text.isEmpty(), label);
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
