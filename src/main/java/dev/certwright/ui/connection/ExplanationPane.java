package dev.certwright.ui.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Explains a step: what it is for, what was found, how to mend it, where it is written down.
final class ExplanationPane extends VBox {
    private static final int FIRST_ROWS = 4;

    private final Messages messages;

    ExplanationPane(Messages messages) {
        this.messages = messages;
        getStyleClass().add("explanation");
        setMinWidth(0);
    }

    void show(HandshakeViewModel handshake) {
        var step = handshake.selectedStepProperty().get();
        var report = handshake.reportProperty().get();
        var key = StepViewModel.key(step);
        var title = FactTable.words(
                messages.text("connection.ladder.title", step.number(), messages.text(key + ".title")),
                "section-title");
        getChildren().setAll(new VBox(2, title, FactTable.words(messages.text(key + ".explanation"))));
        if (report.isPresent()
                && !report.get().diagnoses().isEmpty()
                && handshake.culprit().orElse(step) == step) {
            getChildren().add(advice(report.get().diagnoses()));
        }
        report.ifPresent(r -> facts(step, r, handshake.own()));
        getChildren().add(FactTable.words(messages.text(key + ".source"), "muted", "small"));
    }

    private void facts(HandshakeStep step, HandshakeReport report, List<CertificateDetails> own) {
        switch (step) {
            case CLIENT_VERIFIES_SERVER -> checks(HandshakeViewModel.serverChecks(report));
            case SERVER_REQUESTS_CERTIFICATE -> report.demand().ifPresent(d -> demand(d, own));
            case CLIENT_CERTIFICATE ->
                checks(report.checks().stream()
                        .filter(c -> c.id().startsWith("client-"))
                        .toList());
            case CLIENT_HELLO, SERVER_CERTIFICATE, SERVER_VERIFIES_CLIENT, ENCRYPTED_CONNECTION -> {
                // what passed stands under Fields
            }
        }
    }

    private void checks(List<Check> checks) {
        if (checks.isEmpty()) {
            return;
        }
        var table = new FactTable(
                List.of(32.0, 21.0, 47.0),
                List.of(
                        messages.text("connection.check"),
                        messages.text("connection.check.result"),
                        messages.text("connection.check.evidence")));
        var worstFirst = checks.stream()
                .sorted(Comparator.comparingInt(check -> urgency(check.state())))
                .toList();
        for (var check : worstFirst) {
            var name = FactTable.words(messages.of(check.title()), "fact-name");
            var evidence = FactTable.words(messages.of(check.evidence()));
            switch (check.state()) {
                case PASS -> table.add("", List.of(name, new Chip(Chip.Kind.OK, "✔"), evidence));
                case WARN -> table.add("warn", List.of(name, new Chip(Chip.Kind.WARN, "!"), evidence));
                case FAIL -> table.add("bad", List.of(name, new Chip(Chip.Kind.BAD, "✖"), evidence));
                case NOT_DONE -> table.add("", List.of(name, new Chip(Chip.Kind.NEUTRAL, "–"), evidence));
            }
        }
        getChildren().add(table);
    }

    private static int urgency(CheckState state) {
        return switch (state) {
            case FAIL -> 0;
            case WARN -> 1;
            case PASS, NOT_DONE -> 2;
        };
    }

    private void demand(CertificateDemand demand, List<CertificateDetails> own) {
        var authorities = new FactTable(
                List.of(66.0, 34.0),
                List.of(messages.text("connection.issuers", demand.authorities().size()), ""));
        if (demand.authorities().isEmpty()) {
            authorities.add("", List.of(FactTable.words(messages.text("connection.issuers.any"), "muted")));
        }
        fill(
                authorities,
                demand.authorities(),
                name -> authorities.add("", List.of(FactTable.words(name.toString()), issued(name, own))));
        var algorithms = new FactTable(
                List.of(66.0, 34.0),
                List.of(messages.text("connection.algorithm"), messages.text("connection.yourKey")));
        fill(
                algorithms,
                demand.signatureAlgorithms(),
                scheme -> algorithms.add("", List.of(FactTable.words(scheme, "mono"), fits(scheme, own))));
        getChildren().addAll(authorities, algorithms);
    }

    private Node issued(DistinguishedName authority, List<CertificateDetails> own) {
        return own.stream()
                .filter(c -> c.issuer().equals(authority))
                .<Node>map(_ -> wrapping(
                        "✔ " + messages.text("connection.issued", own.getFirst().shortName())))
                .findFirst()
                .orElse(new Label());
    }

    private static Chip wrapping(String text) {
        var chip = new Chip(Chip.Kind.OK, text);
        chip.setWrapText(true);
        chip.setMinWidth(0);
        return chip;
    }

    private Node fits(String scheme, List<CertificateDetails> own) {
        if (own.isEmpty() || !SignatureFit.fits(scheme, own.getFirst().publicKey())) {
            return new Label("–");
        }
        return wrapping("✔ " + own.getFirst().publicKey().label());
    }

    /// The first few at once; all when the person asks.
    private <T> void fill(FactTable table, List<T> all, Consumer<T> add) {
        int few = all.size() > FIRST_ROWS + 1 ? FIRST_ROWS : all.size();
        all.subList(0, few).forEach(add);
        if (few < all.size()) {
            var more = new Hyperlink(messages.text("connection.more", all.size() - few));
            table.add("", List.of(more));
            more.setOnAction(_ -> {
                table.getChildren().removeLast();
                all.subList(few, all.size()).forEach(add);
            });
        }
    }

    private VBox advice(List<Diagnosis> diagnoses) {
        var card = new VBox();
        card.getStyleClass().addAll("card", "advice");
        card.getChildren().add(FactTable.words(messages.text("connection.fix"), "strong"));
        for (var diagnosis : diagnoses) {
            var certainty = new Chip(
                    diagnosis.certainty() == Diagnosis.Certainty.CERTAIN ? Chip.Kind.BAD : Chip.Kind.NEUTRAL,
                    messages.text(
                            "connection.certainty." + diagnosis.certainty().word()));
            var text = FactTable.words(messages.of(diagnosis.text()));
            card.getChildren().add(new HBox(8, certainty, text));
            for (int i = 0; i < diagnosis.advice().size(); i++) {
                var number = new Label(messages.text("connection.fix.number", i + 1));
                number.setMinWidth(18);
                card.getChildren()
                        .add(new HBox(
                                number,
                                FactTable.words(messages.of(diagnosis.advice().get(i)))));
            }
        }
        return card;
    }
}
