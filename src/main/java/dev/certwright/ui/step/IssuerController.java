package dev.certwright.ui.step;

import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.ProfileChip;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Shows an [IssuerViewModel].
public final class IssuerController {
    private final IssuerViewModel viewModel;
    private final Runnable createAuthority;
    private final Messages messages;
    private final Dates dates;

    @FXML
    private ListView<Optional<Entry>> issuers;

    @FXML
    private VBox none;

    @FXML
    private VBox some;

    @FXML
    private Label issuerProblem;

    /// @param createAuthority opens the wizard for a CA, when there is none
    public IssuerController(IssuerViewModel viewModel, Runnable createAuthority, Messages messages, Dates dates) {
        this.viewModel = viewModel;
        this.createAuthority = createAuthority;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        boolean any = !viewModel.choices().isEmpty();
        some.setVisible(any);
        some.setManaged(any);
        none.setVisible(!any);
        none.setManaged(!any);
        issuers.getItems().setAll(viewModel.choices());
        issuers.setCellFactory(_ -> new IssuerCell());
        issuers.getSelectionModel().select(viewModel.chosenProperty().get());
        issuers.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                viewModel.chosenProperty().set(chosen);
            }
        });
        // a list takes Enter for itself, but here it means: go on
        issuers.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                pressed.consume();
                some.fireEvent(pressed.copyFor(some, some));
            }
        });
        issuerProblem
                .textProperty()
                .bind(viewModel
                        .visitedProperty()
                        .map(visited ->
                                visited && !viewModel.complete().get() ? messages.text("wizard.issuer.missing") : ""));
        issuerProblem.managedProperty().bind(issuerProblem.textProperty().isNotEmpty());
    }

    @FXML
    private void onCreateAuthority() {
        createAuthority.run();
    }

    private final class IssuerCell extends ListCell<Optional<Entry>> {
        @Override
        protected void updateItem(Optional<Entry> issuer, boolean empty) {
            super.updateItem(issuer, empty);
            setText(null);
            setGraphic(empty || issuer == null ? null : content(issuer));
        }

        private VBox content(Optional<Entry> issuer) {
            var name = new Label(issuer.map(Entry::name).orElseGet(() -> messages.text("wizard.issuer.self")));
            name.getStyleClass().add("field-label");
            var line = new HBox(name);
            line.getStyleClass().add("label-line");
            issuer.ifPresent(e -> line.getChildren().add(ProfileChip.of(e.profile(), messages)));
            var about = new Label(issuer.map(e -> messages.text(
                            "wizard.issuer.about",
                            e.details().publicKey().label(),
                            dates.day(e.details().validity().notAfter())))
                    .orElseGet(() -> messages.text("wizard.issuer.self.about")));
            about.getStyleClass().add("muted");
            return new VBox(line, about);
        }
    }
}
