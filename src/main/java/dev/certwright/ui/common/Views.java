package dev.certwright.ui.common;

import dev.certwright.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views: `Name.fxml` lies beside `NameController.class`.
public record Views(Messages messages) {
    /// Loads the view of a controller that was built with its dependencies.
    public Parent load(Object controller) {
        var type = controller.getClass();
        var fxml = type.getSimpleName().replaceFirst("Controller$", ".fxml");
        var loader = new FXMLLoader(type.getResource(fxml), messages.bundle());
        loader.setControllerFactory(requested -> {
            if (requested != type) {
                throw new IllegalStateException(fxml + " asks for " + requested + ", not " + type);
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + fxml, e);
        }
    }
}
