package dev.certwright.ui.common;

import dev.certwright.model.Phrase;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What fills the window beside the sidebar.
///
/// @param title         stands in the header
/// @param headerActions buttons right of the title
/// @param onShown       runs each time the person comes here, for example to read the vault again
public record Screen(Phrase title, Parent root, List<Node> headerActions, Runnable onShown) {
    public Screen {
        headerActions = List.copyOf(headerActions);
    }

    /// One without buttons in the header that needs no refreshing.
    public static Screen of(Phrase title, Parent root) {
        return new Screen(title, root, List.of(), () -> {});
    }
}
