package dev.certwright.ui.inspection;

import dev.certwright.model.inspection.Fact;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A fact: its name, its value, and what can be done with it.
final class FactCell extends WideCell<Fact> {
    private static final double NAME_WIDTH = 132;
    private static final Pattern OCTETS = Pattern.compile("(?:[0-9A-Fa-f]{2}[: ]){5,}.*", Pattern.DOTALL);

    private final PageViewModel viewModel;
    private final Messages messages;
    private final InspectionWords words;
    private final boolean withAsn1;

    FactCell(PageViewModel viewModel, Messages messages, boolean withAsn1) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.words = new InspectionWords(messages);
        this.withAsn1 = withAsn1;
    }

    @Override
    protected void updateItem(@Nullable Fact fact, boolean empty) {
        super.updateItem(fact, empty);
        setAccessibleText(fact == null ? null : words.label("fact.", fact.id()) + ": " + fact.value());
    }

    @Override
    Node node(Fact fact) {
        var name = Words.wrapped(words.label("fact.", fact.id()), "muted");
        name.setMinWidth(NAME_WIDTH);
        name.setMaxWidth(NAME_WIDTH);
        var value = Words.wrapped(fact.value());
        if (OCTETS.matcher(fact.value()).matches()) {
            value.getStyleClass().add("mono");
        }
        var column = new VBox(value);
        words.distance(fact.value(), viewModel.now(), fact.id().equals("not-after"))
                .ifPresent(text -> column.getChildren().add(Words.wrapped(text, "muted", "small")));
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        var copy = new CopyButton(fact::value, messages);
        copy.setFocusTraversable(false);
        copy.getStyleClass().add("row-action");
        copy.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(name, column);
        fact.where()
                .filter(_ -> withAsn1)
                .ifPresent(octets -> row.getChildren().add(asn1(() -> viewModel.reveal(octets), messages)));
        row.getChildren().add(copy);
        row.getStyleClass().add("fact-line");
        return row;
    }

    /// The link that leads to the octets.
    static Node asn1(Runnable reveal, Messages messages) {
        var link = Words.link(messages.text("inspection.showInAsn1"), reveal);
        link.getStyleClass().addAll("small", "row-action");
        return link;
    }
}
