package dev.certwright.ui.profiles;

import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.ProfileChip;
import dev.certwright.ui.step.ProfileNames;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;

/// Shows a [ProfilesViewModel].
public final class ProfilesController {
    private final ProfilesViewModel viewModel;
    private final FilePicker files;
    private final Messages messages;
    private final Runnable close;

    @FXML
    private ListView<IssuingProfile> profiles;

    @FXML
    private TextArea json;

    @FXML
    private Label failure;

    @FXML
    private Button exportProfile;

    @FXML
    private Button removeProfile;

    ProfilesController(ProfilesViewModel viewModel, FilePicker files, Messages messages, Runnable close) {
        this.viewModel = viewModel;
        this.files = files;
        this.messages = messages;
        this.close = close;
    }

    @FXML
    private void initialize() {
        profiles.setItems(viewModel.profiles());
        profiles.setCellFactory(_ -> new ProfileCell());
        profiles.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> viewModel.selectedProperty().set(Optional.ofNullable(chosen)));
        viewModel.selectedProperty().subscribe(chosen -> {
            chosen.ifPresent(one -> profiles.getSelectionModel().select(one));
            json.setText(viewModel.json());
        });
        exportProfile.disableProperty().bind(viewModel.selectedProperty().map(Optional::isEmpty));
        removeProfile.disableProperty().bind(viewModel.removable().not());
        viewModel
                .failureProperty()
                .subscribe(cause -> failure.setText(cause.map(messages::of).orElse("")));
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
    }

    @FXML
    private void onImport() {
        files.file(messages.text("profiles.import.title")).ifPresent(viewModel::importFrom);
    }

    @FXML
    private void onExport() {
        viewModel
                .selectedProperty()
                .get()
                .flatMap(one -> files.save(messages.text("profiles.export.title"), FileStem.of(one.name()) + ".json"))
                .ifPresent(viewModel::exportTo);
    }

    @FXML
    private void onRemove() {
        viewModel.remove();
    }

    @FXML
    private void onClose() {
        close.run();
    }

    private final class ProfileCell extends ListCell<IssuingProfile> {
        @Override
        protected void updateItem(IssuingProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            if (empty || profile == null) {
                setGraphic(null);
                return;
            }
            var line =
                    new HBox(new Label(ProfileNames.of(profile, messages)), ProfileChip.of(profile.base(), messages));
            line.getStyleClass().add("label-line");
            setGraphic(line);
        }
    }
}
