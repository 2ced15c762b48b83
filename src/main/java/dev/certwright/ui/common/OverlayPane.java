package dev.certwright.ui.common;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A screen with a layer above it for dialogs. Escape closes a dialog, whatever has the focus there: a list would keep
/// that key to itself.
public final class OverlayPane extends StackPane implements Overlay {
    private final StackPane layer = new StackPane();
    private @Nullable Node before;

    /// @param below the screen; it may be put in later
    public OverlayPane(Node... below) {
        super(below);
        layer.getStyleClass().add("overlay");
        layer.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                hide();
                pressed.consume();
            }
        });
        sceneProperty().subscribe(this::keepFocus);
    }

    /// Puts another screen below.
    public void setBelow(Node below) {
        getChildren().setAll(below);
    }

    @Override
    public void show(Node dialog) {
        var scene = getScene();
        before = scene == null ? null : scene.getFocusOwner();
        var scroll = new ScrollPane(new StackPane(new Group(dialog)));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain");
        layer.getChildren().setAll(scroll);
        getChildren().remove(layer);
        getChildren().add(layer);
        applyCss();
        layout();
        focusFirst(dialog);
    }

    @Override
    public void hide() {
        getChildren().remove(layer);
        layer.getChildren().clear();
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    /// Brings the focus back when it wanders below the dialog.
    private void keepFocus(@Nullable Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().subscribe(owner -> {
                if (scene.equals(layer.getScene()) && owner != null && inside(owner, this) && !inside(owner, layer)) {
                    focusFirst(layer);
                }
            });
        }
    }

    private static boolean inside(Node node, Node around) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean focusFirst(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(OverlayPane::focusFirst);
    }
}
