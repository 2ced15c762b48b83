package dev.certwright.app;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.testfx.api.FxRobot;

/// Looks for what a person sees.
final class FxNodes {
    private FxNodes() {}

    static boolean shows(FxRobot robot, String text) {
        return robot.lookup(n -> n instanceof Labeled l
                        && l.getText() != null
                        && l.getText().contains(text))
                .tryQuery()
                .isPresent();
    }

    static boolean visible(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(FxNodes::shown).isPresent();
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
