package dev.certwright.ui.inspection;

import dev.certwright.model.finding.Finding;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.NewCertificate;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A problem: how bad, what, why, who says so, and what can be done about it.
final class ProblemCell extends WideCell<Finding> {
    private final PageViewModel viewModel;
    private final Messages messages;
    private final boolean withAsn1;
    private final Consumer<NewCertificate> fix;

    ProblemCell(PageViewModel viewModel, Messages messages, boolean withAsn1, Consumer<NewCertificate> fix) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.withAsn1 = withAsn1;
        this.fix = fix;
    }

    @Override
    Node node(Finding problem) {
        var words = words(problem, messages);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var row = new HBox(words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("problem-line");
        problem.where()
                .filter(_ -> withAsn1)
                .ifPresent(octets -> row.getChildren().add(FactCell.asn1(() -> viewModel.reveal(octets), messages)));
        var wanted = viewModel.fixesProperty().get().get(problem);
        if (wanted != null) {
            row.getChildren().add(Words.button("fix", messages.text("inspection.fix"), () -> fix.accept(wanted)));
        }
        return row;
    }

    /// The words of a problem, one below the other.
    static VBox words(Finding problem, Messages messages) {
        var words = new InspectionWords(messages);
        var key = problem.title().key();
        var title = messages.bundle().containsKey(key) ? messages.of(problem.title()) : words.label("", problem.code());
        var chip = new Chip(InspectionWords.colour(problem.severity()), words.severity(problem.severity()));
        var name = Words.wrapped(title, "strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        var head = new HBox(chip, name);
        head.getStyleClass().add("problem-head");
        return new VBox(
                3,
                head,
                Words.wrapped(messages.of(problem.sentence()), "muted"),
                Words.wrapped(problem.source(), "muted", "small"));
    }
}
