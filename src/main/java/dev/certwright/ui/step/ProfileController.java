package dev.certwright.ui.step;

import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.text.Messages;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/// Shows a [ProfileViewModel] above the first page of a wizard.
public final class ProfileController {
    private final ProfileViewModel viewModel;
    private final Parent below;
    private final Messages messages;

    @FXML
    private ChoiceBox<IssuingProfile> profile;

    @FXML
    private StackPane page;

    /// @param below the page
    public ProfileController(ProfileViewModel viewModel, Parent below, Messages messages) {
        this.viewModel = viewModel;
        this.below = below;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        profile.setConverter(new Names());
        viewModel.offeredProperty().subscribe(offered -> {
            profile.getItems().setAll(offered);
            profile.setValue(viewModel.chosenProperty().get());
        });
        viewModel.chosenProperty().subscribe(profile::setValue);
        profile.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                viewModel.chosenProperty().set(chosen);
            }
        });
        page.getChildren().setAll(below);
    }

    private final class Names extends StringConverter<IssuingProfile> {
        @Override
        public String toString(IssuingProfile one) {
            return one == null ? "" : ProfileNames.of(one, messages);
        }

        @Override
        public IssuingProfile fromString(String text) {
            throw new UnsupportedOperationException();
        }
    }
}
