package dev.certwright.ui.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Overlay;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Shows an [InventoryViewModel].
public final class InventoryController {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);

    private final InventoryViewModel viewModel;
    private final Parent details;
    private final List<RowsAction> actions;
    private final Overlay overlay;
    private final Navigator navigator;
    private final Messages messages;
    private final Dates dates;

    @FXML
    private StackPane root;

    @FXML
    private Node content;

    @FXML
    private VBox empty;

    @FXML
    private Label failure;

    @FXML
    private TextField filter;

    @FXML
    private ToggleButton showAll;

    @FXML
    private ToggleButton showExpiring;

    @FXML
    private ToggleButton showExpired;

    @FXML
    private ToggleButton showRevoked;

    @FXML
    private HBox markedLine;

    @FXML
    private Label markedCount;

    @FXML
    private TableView<Line> table;

    @FXML
    private StackPane detailsPlace;

    public InventoryController(
            InventoryViewModel viewModel,
            Parent details,
            List<RowsAction> actions,
            Overlay overlay,
            Navigator navigator,
            Messages messages,
            Dates dates) {
        this.viewModel = viewModel;
        this.details = details;
        this.actions = actions;
        this.overlay = overlay;
        this.navigator = navigator;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        detailsPlace.getChildren().setAll(details);
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        InventoryColumns.add(table, viewModel::fold, messages, dates);
        table.setPlaceholder(new Label(messages.text("inventory.noMatch")));
        viewModel.rowsProperty().subscribe(rows -> {
            show(empty, rows.isPresent() && rows.get().isEmpty());
            show(content, rows.isPresent() && !rows.get().isEmpty());
            label(showAll, "inventory.show.all", Show.ALL);
            label(showExpiring, "inventory.show.expiring", Show.EXPIRING);
            label(showExpired, "inventory.show.expired", Show.EXPIRED);
            label(showRevoked, "inventory.show.revoked", Show.REVOKED);
        });
        viewModel.failureProperty().subscribe(cause -> {
            failure.setText(cause.map(messages::of).orElse(""));
            show(failure, cause.isPresent());
        });
        viewModel.showProperty().subscribe(shown -> {
            showAll.setSelected(shown == Show.ALL);
            showExpiring.setSelected(shown == Show.EXPIRING);
            showExpired.setSelected(shown == Show.EXPIRED);
            showRevoked.setSelected(shown == Show.REVOKED);
        });
        new InventoryTable(table, viewModel).show();
        actions.forEach(action -> markedLine.getChildren().add(button(action)));
        viewModel.markedProperty().subscribe(marked -> {
            show(markedLine, marked.size() > 1);
            markedCount.setText(messages.text("inventory.marked", marked.size()));
        });
        var clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> viewModel.refreshIfChanged()));
        clock.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                viewModel.refreshIfChanged();
                clock.play();
            }
        });
    }

    @FXML
    private void onShowAll() {
        viewModel.showProperty().set(Show.ALL);
        showAll.setSelected(true);
    }

    @FXML
    private void onShowExpiring() {
        viewModel.showProperty().set(Show.EXPIRING);
        showExpiring.setSelected(true);
    }

    @FXML
    private void onShowExpired() {
        viewModel.showProperty().set(Show.EXPIRED);
        showExpired.setSelected(true);
    }

    @FXML
    private void onShowRevoked() {
        viewModel.showProperty().set(Show.REVOKED);
        showRevoked.setSelected(true);
    }

    @FXML
    private void onCreateAuthority() {
        navigator.create(CertificateProfile.ROOT_CA, Optional.empty());
    }

    private Button button(RowsAction action) {
        var button = new Button(messages.text(action.textKey()));
        button.setId(action.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.use().run(viewModel.markedProperty().get(), overlay));
        viewModel
                .markedProperty()
                .subscribe(marked -> button.setDisable(marked.stream().noneMatch(action.offered())));
        return button;
    }

    private void label(ToggleButton button, String textKey, Show kind) {
        button.setText(messages.text(textKey, viewModel.count(kind)));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
