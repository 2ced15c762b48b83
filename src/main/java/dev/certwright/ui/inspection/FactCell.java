package dev.certwright.ui.inspection;

import dev.certwright.model.inspection.Fact;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A fact: its name, its value, and what can be done with it.
final class FactCell extends WideCell<Fact> {
    private static final double NAME_WIDTH = 116;
    private static final Pattern OCTETS = Pattern.compile("(?:[0-9A-Fa-f]{2}[: ]){5,}.*", Pattern.DOTALL);

    /// In octets with their colons: a digest is shown in lines that fit anywhere.
    private static final int LINE = 8 * 3;

    private static final int DIGEST = 64 * 3;

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
        boolean octets = OCTETS.matcher(fact.value()).matches();
        var value = Words.wrapped(octets ? lines(fact.value()) : fact.value());
        if (octets) {
            value.getStyleClass().add("mono");
        }
        var column = new VBox(value);
        words.distance(fact.value(), viewModel.now(), fact.id().equals("not-after"))
                .ifPresent(text -> column.getChildren().add(Words.wrapped(text, "muted", "small")));
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        var copy = new CopyButton(fact::value, messages);
        copy.setFocusTraversable(false);
        var actions = new ArrayList<Node>();
        fact.where()
                .filter(_ -> withAsn1)
                .ifPresent(range -> actions.add(asn1(() -> viewModel.reveal(range), messages)));
        actions.add(copy);
        return line(new HBox(name, column), actions);
    }

    private static String lines(String octets) {
        return octets.length() > DIGEST ? octets : octets.replaceAll("(.{" + LINE + "})(?=.)", "$1\n");
    }

    /// A row with what can be done with it at its right end, above the words, while the row is looked at.
    static Node line(HBox words, List<Node> actions) {
        var box = new HBox(8);
        box.getChildren().addAll(actions);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        box.getStyleClass().add("row-actions");
        var line = new StackPane(words, box);
        StackPane.setAlignment(box, Pos.TOP_RIGHT);
        line.getStyleClass().add("fact-line");
        words.getStyleClass().add("fact-words");
        return line;
    }

    /// The link that leads to the octets.
    static Node asn1(Runnable reveal, Messages messages) {
        var link = Words.link(messages.text("inspection.showInAsn1"), reveal);
        link.getStyleClass().add("small");
        return link;
    }
}
