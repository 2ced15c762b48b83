package dev.certwright.ui.step;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.key.KeySpec;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FieldBinding;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Shows a [KeyViewModel].
public final class KeyController {
    private final KeyViewModel viewModel;
    private final Messages messages;
    private final Dates dates;
    private final Parent moreView;
    private final Runnable saveProfile;
    private final Map<KeyUsage, CheckBox> usageBoxes = new EnumMap<>(KeyUsage.class);
    private final Map<KeyPurpose, CheckBox> purposeBoxes = new LinkedHashMap<>();

    @FXML
    private ComboBox<KeySpec> key;

    @FXML
    private Label keyNote;

    @FXML
    private FlowPane badges;

    @FXML
    private TextField days;

    @FXML
    private Label end;

    @FXML
    private Label daysProblem;

    @FXML
    private FlowPane presets;

    @FXML
    private TitledPane advanced;

    @FXML
    private FlowPane usages;

    @FXML
    private FlowPane purposes;

    @FXML
    private Label usageProblem;

    @FXML
    private StackPane more;

    /// @param moreView    the fields that few certificates have
    /// @param saveProfile asks for a name and keeps the answers as a profile
    public KeyController(
            KeyViewModel viewModel, Parent moreView, Runnable saveProfile, Messages messages, Dates dates) {
        this.viewModel = viewModel;
        this.moreView = moreView;
        this.saveProfile = saveProfile;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        key.getItems().setAll(KeySpec.all());
        key.setCellFactory(_ -> new KeyCell());
        key.setButtonCell(new KeyCell());
        key.valueProperty().bindBidirectional(viewModel.keyProperty());
        keyNote.textProperty().bind(viewModel.keyProperty().map(spec -> messages.text(KeyTexts.about(spec))));
        viewModel.keyProperty().subscribe(spec -> badges.getChildren().setAll(KeyTexts.badges(spec, messages)));
        FieldBinding.bind(viewModel.days(), days, daysProblem, messages);
        viewModel
                .days()
                .parsedProperty()
                .subscribe(_ -> end.setText(viewModel
                        .end()
                        .map(moment -> messages.text("wizard.days.end", dates.day(moment)))
                        .orElse("")));
        viewModel.profile().subscribe(_ -> showPresets());
        for (var usage : KeyUsage.values()) {
            usageBoxes.put(usage, box(usage.rfcName(), on -> viewModel.uses().set(usage, on)));
        }
        for (var purpose : viewModel.uses().offeredPurposes()) {
            purposeBoxes.put(
                    purpose, box(purpose.rfcName(), on -> viewModel.uses().set(purpose, on)));
        }
        usages.getChildren().setAll(usageBoxes.values());
        purposes.getChildren().setAll(purposeBoxes.values());
        viewModel.uses().usagesProperty().subscribe(wanted -> tick(usageBoxes, wanted));
        viewModel.uses().purposesProperty().subscribe(wanted -> tick(purposeBoxes, wanted));
        usageProblem
                .textProperty()
                .bind(viewModel
                        .uses()
                        .problem()
                        .map(problem -> problem.map(messages::of).orElse("")));
        usageProblem.managedProperty().bind(usageProblem.textProperty().isNotEmpty());
        more.getChildren().setAll(moreView);
        viewModel.uses().problem().subscribe(problem -> {
            if (problem.isPresent()) {
                advanced.setExpanded(true);
            }
        });
    }

    @FXML
    private void onSaveProfile() {
        saveProfile.run();
    }

    @FXML
    private void onReset() {
        viewModel.uses().reset();
    }

    private void showPresets() {
        presets.getChildren().clear();
        for (int number : viewModel.presets()) {
            var preset = new Button(messages.text(KeyTexts.preset(number), number));
            preset.setId("preset" + number);
            preset.getStyleClass().add("small-button");
            preset.setOnAction(_ -> viewModel.choosePreset(number));
            presets.getChildren().add(preset);
        }
    }

    private static <T> void tick(Map<T, CheckBox> boxes, Collection<T> wanted) {
        boxes.forEach((value, box) -> box.setSelected(wanted.contains(value)));
    }

    private static CheckBox box(String rfcName, Consumer<Boolean> change) {
        var box = new CheckBox(rfcName);
        box.setId(rfcName);
        box.selectedProperty().subscribe((_, on) -> change.accept(on));
        return box;
    }

    private final class KeyCell extends ListCell<KeySpec> {
        @Override
        protected void updateItem(KeySpec spec, boolean empty) {
            super.updateItem(spec, empty);
            if (empty || spec == null) {
                setGraphic(null);
                return;
            }
            var line = new HBox(new Label(spec.label()), KeyTexts.chip(spec, messages));
            line.getStyleClass().add("label-line");
            setGraphic(line);
        }
    }
}
