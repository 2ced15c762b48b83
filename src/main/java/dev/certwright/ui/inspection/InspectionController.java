package dev.certwright.ui.inspection;

import dev.certwright.text.Messages;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Shows the list of what is open beside what is selected, and takes what is dropped.
public final class InspectionController {
    private static final PseudoClass DRAGGING = PseudoClass.getPseudoClass("dragging");

    private final InspectionViewModel viewModel;
    private final Messages messages;
    private final Parts parts;

    /// What the screen is put together from.
    ///
    /// @param situation what is shown while there is no page
    /// @param areas     that F6 goes round
    /// @param keys      what the keys of the screen do
    record Parts(Node list, Node page, Node situation, Areas areas, Map<KeyCombination, Runnable> keys) {}

    @FXML
    private StackPane root;

    @FXML
    private StackPane listPlace;

    @FXML
    private StackPane pagePlace;

    @FXML
    private StackPane dropTarget;

    InspectionController(InspectionViewModel viewModel, Messages messages, Parts parts) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.parts = parts;
    }

    @FXML
    private void initialize() {
        listPlace.getChildren().setAll(parts.list());
        pagePlace.getChildren().setAll(parts.situation(), parts.page());
        SplitPane.setResizableWithParent(listPlace, false);
        Words.show(dropTarget, false);
        viewModel.page().shownProperty().subscribe(shown -> {
            boolean page = shown instanceof Shown.Ready;
            Words.show(parts.page(), page);
            Words.show(parts.situation(), !page);
        });
        root.sceneProperty().subscribe(this::moveShortcuts);
    }

    /// The keys of the screen work while it is in the window.
    private void moveShortcuts(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            parts.keys().keySet().forEach(before.getAccelerators()::remove);
        }
        if (now != null) {
            now.getAccelerators().putAll(parts.keys());
        }
    }

    @FXML
    private void onDragOver(DragEvent event) {
        if (takes(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            mark(true);
        }
        event.consume();
    }

    @FXML
    private void onDragExited(DragEvent event) {
        mark(false);
        event.consume();
    }

    @FXML
    private void onDropped(DragEvent event) {
        var board = event.getDragboard();
        mark(false);
        event.setDropCompleted(takes(board));
        if (board.hasFiles()) {
            viewModel
                    .files()
                    .open(List.copyOf(board.getFiles()).stream()
                            .map(java.io.File::toPath)
                            .toList());
        } else if (board.hasString()) {
            viewModel.files().open(messages.text("inspection.dropped"), PageLinks.utf8(board.getString()));
        }
        event.consume();
    }

    private static boolean takes(Dragboard board) {
        return board.hasFiles() || board.hasString();
    }

    private void mark(boolean on) {
        Words.show(dropTarget, on);
        root.pseudoClassStateChanged(DRAGGING, on);
    }
}
