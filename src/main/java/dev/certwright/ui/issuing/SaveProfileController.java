package dev.certwright.ui.issuing;

import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.FieldBinding;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks what a profile is to be called, and keeps it.
public final class SaveProfileController {
    /// Keeps the profile under a name.
    interface Saving {
        /// Exactly one of the two is called.
        void save(String name, boolean replace, Runnable done, Consumer<PkiException> failed);
    }

    private final Saving saving;
    private final Messages messages;
    private final Runnable close;
    private final Field<String> profileName = new Field<>("", IssuingProfile::parseName);

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private CheckBox replace;

    @FXML
    private Label failure;

    SaveProfileController(Saving saving, Messages messages, Runnable close) {
        this.saving = saving;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(profileName, name, nameProblem, messages);
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
    }

    @FXML
    private void onSave() {
        profileName.visitedProperty().set(true);
        profileName
                .valueIfValid()
                .ifPresent(text ->
                        saving.save(text, replace.isSelected(), close, cause -> failure.setText(messages.of(cause))));
    }

    @FXML
    private void onCancel() {
        close.run();
    }
}
