package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Remedy;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Makes the buttons of remedies, the best one first.
final class RemedyButtons {
    /// As many as have room beside the words; the others are in a menu.
    private static final int MOST_BUTTONS = 2;

    private RemedyButtons() {}

    static List<Node> of(List<Remedy> remedies, Consumer<Remedy> apply, Messages messages) {
        var shown = remedies.stream()
                .limit(MOST_BUTTONS)
                .<Node>map(remedy -> {
                    var button = new Button(messages.of(RemedyWords.of(remedy)));
                    button.getStyleClass().add("remedy");
                    if (remedy.equals(remedies.getFirst())) {
                        button.getStyleClass().add("success");
                    }
                    button.setOnAction(_ -> apply.accept(remedy));
                    return button;
                })
                .toList();
        if (remedies.size() <= MOST_BUTTONS) {
            return shown;
        }
        var more = new MenuButton(messages.text("connection.remedy.more"));
        more.setId("moreRemedies");
        remedies.stream().skip(MOST_BUTTONS).forEach(remedy -> {
            var item = new MenuItem(messages.of(RemedyWords.of(remedy)));
            item.setOnAction(_ -> apply.accept(remedy));
            more.getItems().add(item);
        });
        return Stream.concat(shown.stream(), Stream.of(more)).toList();
    }
}
