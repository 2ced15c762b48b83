package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.text.Messages;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One input for many names: those given stand in it as chips, before the text that is being typed.
///
/// Enter, comma and leaving the field turn the text into chips, Backspace in the empty text takes the last one back.
public final class NameInput extends FlowPane {
    /// Chips shown; the others stand in a list behind the last chip.
    static final int MAX_CHIPS = 200;

    private static final double TYPING_WIDTH = 210;
    private static final double LIST_WIDTH = 380;
    private static final double LIST_HEIGHT = 300;
    private static final PseudoClass FOCUS_WITHIN = PseudoClass.getPseudoClass("typing");

    private final TextField typing = new PastingField();
    private NamesViewModel viewModel;
    private Messages messages;

    @SuppressWarnings("NullAway.Init") // FXML builds it, the controller ties it to its view model at once
    public NameInput() {
        getStyleClass().add("name-input");
        typing.getStyleClass().add("name-typing");
        typing.setPrefWidth(TYPING_WIDTH);
        typing.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        typing.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
        typing.focusedProperty().subscribe(focused -> {
            pseudoClassStateChanged(FOCUS_WITHIN, focused);
            if (!focused && viewModel != null) {
                commit();
            }
        });
        setOnMouseClicked(_ -> typing.requestFocus());
        getChildren().add(typing);
    }

    /// The field for text, for the label that belongs to it.
    TextField typing() {
        return typing;
    }

    void bind(NamesViewModel model, Messages words) {
        viewModel = model;
        messages = words;
        typing.setPromptText(messages.text("wizard.names.prompt"));
        model.pieces().addListener((ListChangeListener<NameList.Piece>) _ -> show());
        show();
    }

    private void show() {
        var pieces = viewModel.pieces();
        getChildren().clear();
        pieces.stream()
                .limit(MAX_CHIPS)
                .map(piece -> chip(piece, viewModel::remove))
                .forEach(getChildren()::add);
        if (pieces.size() > MAX_CHIPS) {
            var more = new Button(messages.text("wizard.names.more", pieces.size() - MAX_CHIPS));
            more.setId("moreNames");
            more.getStyleClass().add("small-button");
            more.setOnAction(_ -> showAll(more));
            getChildren().add(more);
        }
        boolean typingNow = typing.isFocused();
        getChildren().add(typing);
        if (typingNow) {
            typing.requestFocus();
        }
    }

    private Label chip(NameList.Piece piece, Consumer<NameList.Piece> onRemove) {
        var remove = new Button();
        remove.setGraphic(new FontIcon(Feather.X));
        remove.getStyleClass().add("chip-remove");
        remove.setFocusTraversable(false);
        remove.setOnAction(_ -> onRemove.accept(piece));
        remove.setAccessibleText(messages.text("wizard.names.remove", piece.text()));
        var chip = new Label();
        chip.setGraphic(remove);
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setAccessibleRole(AccessibleRole.TEXT);
        chip.getStyleClass().addAll("chip", "name-chip");
        switch (piece.name()) {
            case Parsed.Valid<GeneralName>(var name) -> {
                chip.setText(name.type() + " " + name.value());
                chip.getStyleClass().add(name instanceof GeneralName.Ip ? "authority" : "info");
            }
            case Parsed.Invalid<GeneralName>(var violation) -> {
                chip.setText(piece.text());
                chip.getStyleClass().add("bad");
                chip.setAccessibleText(messages.of(violation));
            }
        }
        return chip;
    }

    private void showAll(Region anchor) {
        var list = new ListView<>(viewModel.pieces());
        list.setId("allNames");
        list.setPrefSize(LIST_WIDTH, LIST_HEIGHT);
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(NameList.Piece piece, boolean empty) {
                super.updateItem(piece, empty);
                setGraphic(empty || piece == null ? null : chip(piece, viewModel::remove));
            }
        });
        var popup = new Popup();
        popup.setAutoHide(true);
        popup.getContent().add(list);
        var place = anchor.localToScreen(anchor.getBoundsInLocal());
        popup.show(this, place.getMinX(), place.getMaxY() + 2);
    }

    private void onPressed(KeyEvent event) {
        boolean empty = typing.getText().isBlank();
        switch (event.getCode()) {
            case ENTER -> {
                if (!empty) {
                    commit();
                    event.consume();
                }
            }
            case BACK_SPACE -> {
                if (typing.getText().isEmpty()) {
                    viewModel.removeLast();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void onTyped(KeyEvent event) {
        if (event.getCharacter().matches("[,;，、]")) {
            commit();
            event.consume();
        }
    }

    private void commit() {
        var text = typing.getText();
        if (!text.isBlank()) {
            typing.clear();
            viewModel.add(text);
        }
    }

    /// Takes everything that is pasted apart at once, line breaks and all, which a text field would join.
    private final class PastingField extends TextField {
        @Override
        public void paste() {
            var clip = Clipboard.getSystemClipboard().getString();
            if (clip == null || clip.strip().matches("\\S*")) {
                super.paste();
            } else {
                commit();
                viewModel.add(clip);
            }
        }
    }
}
