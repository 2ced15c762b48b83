package dev.certwright.ui.verification;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CheckTable;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A judgement in words: the verdict, each check, the path that was taken, and why others were not.
final class JudgementPane extends VBox {
    private final Messages messages;

    JudgementPane(VerificationReport report, Messages messages) {
        this.messages = messages;
        getStyleClass().add("judgement");
        getChildren().addAll(verdict(report), path(report.path()), CheckTable.of(report.checks(), messages));
        if (!report.rejected().isEmpty()) {
            getChildren().add(rejected(report.rejected()));
        }
        if (!report.fetched().isEmpty()) {
            getChildren().add(fetched(report.fetched()));
        }
    }

    private HBox verdict(VerificationReport report) {
        var said = words(report.valid() ? "verification.valid" : "verification.invalid", "strong");
        var terms = new Label(messages.text("verification.terms", report.at(), rules(report), report.signatures()));
        terms.getStyleClass().addAll("muted", "small");
        terms.setWrapText(true);
        var sign = report.valid() ? new Chip(Chip.Kind.OK, "✔") : new Chip(Chip.Kind.BAD, "✖");
        var banner = new HBox(sign, new VBox(said, terms));
        banner.setId("judgement");
        banner.getStyleClass().addAll("banner", report.valid() ? "ok" : "bad");
        return banner;
    }

    private static Phrase rules(VerificationReport report) {
        var profile = Phrase.of(
                switch (report.profile()) {
                    case RFC5280 -> "verification.profile.rfc5280";
                    case WEBPKI -> "verification.profile.webpki";
                });
        return switch (report.conformance()) {
            case STRICT -> Phrase.of("verification.rules.strict", profile);
            case TOLERANT -> Phrase.of("verification.rules.tolerant", profile);
        };
    }

    private Node path(List<CertificateDetails> path) {
        return FactTable.words(messages.text("verification.path", names(path)), "strong");
    }

    private FactTable rejected(List<VerificationReport.Rejected> rejected) {
        var table = new FactTable(
                List.of(45.0, 55.0),
                List.of(messages.text("verification.rejected"), messages.text("verification.rejected.why")));
        for (var other : rejected) {
            var why = other.checks().stream()
                    .map(check -> messages.text(
                            "verification.rejected.check", messages.of(check.title()), messages.of(check.evidence())))
                    .collect(Collectors.joining("\n"));
            table.add("", List.of(FactTable.words(names(other.path())), FactTable.words(why)));
        }
        return table;
    }

    private FactTable fetched(List<VerificationReport.Fetched> fetched) {
        var table = new FactTable(List.of(70.0, 30.0), List.of(messages.text("verification.fetched"), ""));
        for (var document : fetched) {
            table.add(
                    document.problem().isPresent() ? "warn" : "",
                    List.of(
                            FactTable.words(document.address(), "mono"),
                            FactTable.words(document.problem()
                                    .map(messages::of)
                                    .orElseGet(() -> messages.text("verification.fetched.good")))));
        }
        return table;
    }

    private Label words(String key, String style) {
        return FactTable.words(messages.text(key), style);
    }

    /// The authority first.
    private static String names(List<CertificateDetails> path) {
        return path.reversed().stream().map(CertificateDetails::shortName).collect(Collectors.joining(" → "));
    }
}
