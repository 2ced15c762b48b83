package dev.certwright.ui.common;

import javafx.scene.Node;

/// Shows one dialog at a time above the content of the window, which cannot be used until the dialog is gone.
public interface Overlay {
    void show(Node dialog);

    void hide();
}
