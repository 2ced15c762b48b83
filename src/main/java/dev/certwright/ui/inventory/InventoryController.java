package dev.certwright.ui.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.Navigator;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Shows an [InventoryViewModel].
public final class InventoryController {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);

    private final InventoryViewModel viewModel;
    private final Parent details;
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
    private TreeTableView<Row> table;

    @FXML
    private StackPane detailsPlace;

    public InventoryController(
            InventoryViewModel viewModel, Parent details, Navigator navigator, Messages messages, Dates dates) {
        this.viewModel = viewModel;
        this.details = details;
        this.navigator = navigator;
        this.messages = messages;
        this.dates = dates;
    }

    @FXML
    private void initialize() {
        detailsPlace.getChildren().setAll(details);
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        InventoryColumns.add(table, messages, dates);
        table.setPlaceholder(new Label(messages.text("inventory.noMatch")));
        viewModel.rowsProperty().subscribe(rows -> {
            show(empty, rows.isPresent() && rows.get().isEmpty());
            show(content, rows.isPresent() && !rows.get().isEmpty());
            label(showAll, "inventory.show.all", InventoryViewModel.Show.ALL);
            label(showExpiring, "inventory.show.expiring", InventoryViewModel.Show.EXPIRING);
            label(showExpired, "inventory.show.expired", InventoryViewModel.Show.EXPIRED);
        });
        viewModel.failureProperty().subscribe(cause -> {
            failure.setText(cause.map(messages::of).orElse(""));
            show(failure, cause.isPresent());
        });
        viewModel.showProperty().subscribe(shown -> {
            showAll.setSelected(shown == InventoryViewModel.Show.ALL);
            showExpiring.setSelected(shown == InventoryViewModel.Show.EXPIRING);
            showExpired.setSelected(shown == InventoryViewModel.Show.EXPIRED);
        });
        new InventoryTree(table, viewModel).show();
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
        viewModel.showProperty().set(InventoryViewModel.Show.ALL);
        showAll.setSelected(true);
    }

    @FXML
    private void onShowExpiring() {
        viewModel.showProperty().set(InventoryViewModel.Show.EXPIRING);
        showExpiring.setSelected(true);
    }

    @FXML
    private void onShowExpired() {
        viewModel.showProperty().set(InventoryViewModel.Show.EXPIRED);
        showExpired.setSelected(true);
    }

    @FXML
    private void onCreateAuthority() {
        navigator.create(CertificateProfile.ROOT_CA, Optional.empty());
    }

    private void label(ToggleButton button, String textKey, InventoryViewModel.Show kind) {
        button.setText(messages.text(textKey, viewModel.count(kind)));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
