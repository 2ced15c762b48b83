package dev.certwright.ui.inspection;

import dev.certwright.model.finding.Finding;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Page;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Shows the facts of a page, the worst of its problems, and what it is usable as.
public final class OverviewController {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final int CARDS = 3;

    private final PageViewModel viewModel;
    private final Messages messages;
    private final boolean withAsn1;

    @FXML
    private ListView<Fact> facts;

    @FXML
    private ScrollPane side;

    @FXML
    private VBox cards;

    /// @param withAsn1 whether there is a tab that shows octets
    OverviewController(PageViewModel viewModel, Messages messages, boolean withAsn1) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.withAsn1 = withAsn1;
    }

    @FXML
    private void initialize() {
        facts.setCellFactory(_ -> new FactCell(viewModel, messages, withAsn1));
        var copy = new MenuItem(messages.text("common.copy"));
        copy.setOnAction(_ -> copy());
        facts.setContextMenu(new ContextMenu(copy));
        facts.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (COPY.match(pressed)) {
                copy();
                pressed.consume();
            }
        });
        viewModel.shownProperty().subscribe(shown -> {
            if (shown instanceof Shown.Ready(var _, var _, var page)) {
                show(page);
            }
        });
    }

    private void copy() {
        var fact = facts.getSelectionModel().getSelectedItem();
        if (fact != null) {
            Words.copy(fact.value());
        }
    }

    private void show(Page page) {
        facts.getItems().setAll(page.overview());
        cards.getChildren().clear();
        page.problems().stream().limit(CARDS).forEach(this::add);
        if (page.problems().size() > CARDS) {
            cards.getChildren()
                    .add(Words.link(
                            messages.text(
                                    "inspection.allProblems", page.problems().size()),
                            () -> viewModel.tabProperty().set(PageTab.PROBLEMS)));
        }
        if (!page.uses().isEmpty()) {
            cards.getChildren().add(new UsesCard(page.uses(), messages));
        }
        Words.show(side, !cards.getChildren().isEmpty());
    }

    private void add(Finding problem) {
        var card = ProblemCell.words(problem, messages);
        card.getStyleClass().addAll("card", "problem-card");
        cards.getChildren().add(card);
    }
}
