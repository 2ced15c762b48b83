package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.text.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows how a handshake came out, above its steps, and what can be done about it.
public final class VerdictController {
    /// Height of a window, in pixels, in which the banner leaves room for all seven steps. In a lower one it leaves out
    /// what is under *Explained* in any case.
    private static final double ROOMY = 760;

    private static final double MOST_OF_THE_WIDTH = 0.4;

    private final HandshakeViewModel handshake;
    private final ConnectionDialogs dialogs;
    private final Messages messages;

    @FXML
    private HBox root;

    @FXML
    private FontIcon icon;

    @FXML
    private Label hole;

    @FXML
    private Label headline;

    @FXML
    private Label wants;

    @FXML
    private Label cause;

    @FXML
    private Label others;

    @FXML
    private Label negotiated;

    @FXML
    private FlowPane buttons;

    private boolean small;

    public VerdictController(HandshakeViewModel handshake, ConnectionDialogs dialogs, Messages messages) {
        this.handshake = handshake;
        this.dialogs = dialogs;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        root.widthProperty().subscribe(_ -> fit());
        root.sceneProperty()
                .flatMap(Scene::heightProperty)
                .map(height -> height.doubleValue() < ROOMY)
                .orElse(false)
                .subscribe(now -> {
                    small = now;
                    show();
                });
        handshake.reportProperty().subscribe(_ -> show());
        handshake.failureProperty().subscribe(_ -> show());
    }

    private void show() {
        var report = handshake.reportProperty().get();
        var failure = handshake.failureProperty().get();
        failure.map(Verdict::of).ifPresent(verdict -> show(verdict, Optional.empty()));
        report.ifPresent(r -> show(Verdict.of(r), report));
        showOnlyIf(report.isPresent() || failure.isPresent(), root);
    }

    private void show(Verdict verdict, Optional<HandshakeReport> report) {
        root.getStyleClass().setAll("banner", verdict.kind().style());
        icon.setIconCode(
                switch (verdict.kind()) {
                    case OK -> Feather.CHECK;
                    case WARN -> Feather.ALERT_TRIANGLE;
                    case BAD -> verdict.hole() ? Feather.ALERT_OCTAGON : Feather.X;
                    case STOPPED -> Feather.SLASH;
                });
        showOnlyIf(verdict.hole(), hole);
        text(headline, messages.of(verdict.headline()));
        text(wants, lines(verdict.wants().stream()));
        boolean inShort = small && report.filter(r -> !r.diagnoses().isEmpty()).isPresent();
        text(cause, inShort ? "" : lines(verdict.cause().stream()));
        text(others, inShort ? "" : lines(verdict.others().stream()));
        text(
                negotiated,
                verdict.negotiated().isEmpty()
                        ? ""
                        : Stream.concat(
                                        verdict.negotiated().stream(),
                                        report.stream().flatMap(this::outcome))
                                .collect(Collectors.joining(" · ")));
        buttons.getChildren().setAll(RemedyButtons.of(verdict.remedies(), dialogs::apply, messages));
        if (report.isPresent()) {
            buttons.getChildren().addAll(dialogs.bannerButtons());
        }
        showOnlyIf(!buttons.getChildren().isEmpty(), buttons);
        fit();
    }

    private Stream<String> outcome(HandshakeReport report) {
        return Stream.concat(
                Stream.of(messages.text("connection.time", report.duration().toNanos() / 1e6)),
                report.answer().map(Object::toString).stream());
    }

    private String lines(Stream<Phrase> phrases) {
        return phrases.map(messages::of).collect(Collectors.joining("\n"));
    }

    /// Gives the buttons no more room than they need, and the words the rest.
    private void fit() {
        buttons.applyCss();
        var all = buttons.getChildren();
        double oneRow =
                all.stream().mapToDouble(b -> b.prefWidth(-1)).sum() + buttons.getHgap() * Math.max(0, all.size() - 1);
        buttons.setPrefWrapLength(Math.min(Math.ceil(oneRow), root.getWidth() * MOST_OF_THE_WIDTH));
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
