package dev.certwright.ui.inspection;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The parts of the screen, which one key goes round.
record Areas(List<? extends Node> nodes) {
    /// Moves the focus to the next area that can have it.
    void next() {
        int here = -1;
        for (int i = 0; i < nodes.size(); i++) {
            here = holdsFocus(nodes.get(i)) ? i : here;
        }
        for (int i = 1; i <= nodes.size(); i++) {
            if (focusFirst(nodes.get((here + i) % nodes.size()))) {
                return;
            }
        }
    }

    private static boolean holdsFocus(Node area) {
        var scene = area.getScene();
        for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(area)) {
                return true;
            }
        }
        return false;
    }

    private static boolean focusFirst(Node node) {
        if (!node.isVisible() || node.isDisabled() || node.getScene() == null) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Areas::focusFirst);
    }
}
