package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CheckTable;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import javafx.scene.layout.VBox;

/// Explains what is looked at: what it is for, what was found, how to mend it, where it is written down.
final class ExplanationPane extends VBox {
    private final Messages messages;
    private final FactTables tables;

    ExplanationPane(Messages messages) {
        this.messages = messages;
        this.tables = new FactTables(messages);
        getStyleClass().add("explanation");
        setMinWidth(0);
    }

    void show(HandshakeViewModel handshake) {
        getChildren().clear();
        switch (handshake.shownProperty().get()) {
            case Shown.TheWay _ -> way(handshake);
            case Shown.OfStep(var step) -> step(step, handshake);
            case Shown.OfMessage(var message) -> message(message, handshake);
        }
    }

    private void way(HandshakeViewModel handshake) {
        head(messages.text("connection.way.title"), messages.text("connection.way.explanation"));
        var report = handshake.reportProperty().get();
        if (handshake.messages().isEmpty()) {
            report.ifPresent(this::advice);
        }
        getChildren().addAll(tables.way(handshake.reachProperty().get()));
        source(Phrase.of("connection.way.source"));
    }

    private void step(HandshakeStep step, HandshakeViewModel handshake) {
        var key = StepViewModel.key(step);
        head(
                messages.text("connection.ladder.title", step.number(), messages.text(key + ".title")),
                messages.text(key + ".explanation"));
        handshake.reportProperty().get().ifPresent(report -> {
            boolean here = handshake.culprit().orElse(step) == step;
            if (here && step != HandshakeStep.CLIENT_VERIFIES_SERVER) {
                advice(report);
            }
            facts(step, report, handshake.own());
            if (here && step == HandshakeStep.CLIENT_VERIFIES_SERVER) {
                advice(report);
            }
            more(step, report);
        });
        getChildren().add(tables.settings(step));
        source(Phrase.of(key + ".source"));
    }

    private void message(HandshakeMessage message, HandshakeViewModel handshake) {
        var step = message.step();
        head(
                message.name(),
                messages.of(MessageNotes.text(message.name()))
                        + " "
                        + messages.text(
                                message.encrypted() ? "connection.explain.encrypted" : "connection.explain.clear"));
        handshake.reportProperty().get().ifPresent(report -> {
            if (MessageWords.wrong(message)) {
                advice(report);
            }
            if (message.name().equals("CertificateRequest")) {
                facts(HandshakeStep.SERVER_REQUESTS_CERTIFICATE, report, handshake.own());
                more(HandshakeStep.SERVER_REQUESTS_CERTIFICATE, report);
            }
        });
        getChildren().add(tables.settings(step));
        source(MessageNotes.source(message.name()));
    }

    private void head(String title, String text) {
        getChildren().add(new VBox(2, FactTable.words(title, "section-title"), FactTable.words(text)));
    }

    private void source(Phrase where) {
        getChildren().add(FactTable.words(messages.of(where), "muted", "small"));
    }

    private void advice(HandshakeReport report) {
        if (!report.diagnoses().isEmpty()) {
            getChildren().add(new AdviceCard(report.diagnoses(), messages));
        }
    }

    private void facts(HandshakeStep step, HandshakeReport report, List<CertificateDetails> own) {
        var checks = switch (step) {
            case CLIENT_VERIFIES_SERVER -> HandshakeViewModel.serverChecks(report);
            case CLIENT_CERTIFICATE ->
                report.checks().stream()
                        .filter(c -> c.id().startsWith("client-"))
                        .toList();
            case SERVER_VERIFIES_CLIENT ->
                report.checks().stream()
                        .filter(c -> c.id().equals(HandshakeViewModel.SERVER_REASON))
                        .toList();
            case CLIENT_HELLO, SERVER_CERTIFICATE, SERVER_REQUESTS_CERTIFICATE, ENCRYPTED_CONNECTION ->
                List.<Check>of();
        };
        if (!checks.isEmpty()) {
            getChildren().add(CheckTable.of(checks, messages));
        }
        if (step == HandshakeStep.SERVER_REQUESTS_CERTIFICATE) {
            report.demand().ifPresent(d -> getChildren().addAll(DemandTables.of(d, own, messages)));
        }
    }

    private void more(HandshakeStep step, HandshakeReport report) {
        if (step == HandshakeStep.CLIENT_VERIFIES_SERVER && !report.others().isEmpty()) {
            getChildren().add(tables.others(report.others()));
        }
        if (step == HandshakeStep.SERVER_REQUESTS_CERTIFICATE
                && !report.candidates().isEmpty()) {
            getChildren().add(tables.candidates(report.candidates()));
        }
        if (step == HandshakeStep.SERVER_VERIFIES_CLIENT && report.attempts().size() > 1) {
            getChildren().add(tables.attempts(report.attempts()));
        }
    }
}
