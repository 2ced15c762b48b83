package dev.certwright.ui.common;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A small window over the main one, which waits until it is answered. Escape closes it.
public final class ModalWindow {
    private final Stage stage = new Stage();

    /// Builds it.
    ///
    /// @param onClosed runs once, however it is closed
    public ModalWindow(Window owner, String title, Parent content, Runnable onClosed) {
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        stage.setResizable(false);
        var scene = new Scene(content);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setOnHidden(_ -> onClosed.run());
    }

    public void show() {
        stage.show();
    }

    public void close() {
        stage.close();
    }
}
