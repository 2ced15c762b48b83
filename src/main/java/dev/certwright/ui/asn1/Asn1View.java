package dev.certwright.ui.asn1;

import dev.certwright.text.Messages;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The tree of an encoding on the left, its octets on the right. What is selected on one side stands out on the other.
///
/// Both sides are lists that build only what can be seen, so that neither depth nor length matters.
public final class Asn1View extends SplitPane {
    private static final double ROW_HEIGHT = 24;
    private static final double LINE_HEIGHT = 20;

    /// Sixteen octets and their characters.
    private static final double OCTETS_WIDTH = 530;

    private static final KeyCombination COPY_VALUE = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_HEX =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination COPY_BASE64 =
            new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Asn1ViewModel model;
    private final ListView<Integer> tree = new ListView<>();
    private final ListView<Integer> octets = new ListView<>();
    private boolean marking;

    public Asn1View(Asn1ViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("asn1-view");
        getStylesheets()
                .add(Objects.requireNonNull(Asn1View.class.getResource("asn1-view.css"))
                        .toExternalForm());
        list(tree, ROW_HEIGHT, messages.text("asn1.tree"));
        tree.setId("asn1Tree");
        tree.setPlaceholder(new Label(messages.text("asn1.empty")));
        tree.setCellFactory(_ -> new Asn1Cell(model, messages));
        tree.setItems(model.visible());
        tree.getSelectionModel().selectedItemProperty().subscribe((_, index) -> choose(index));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list(octets, LINE_HEIGHT, messages.text("asn1.octets"));
        octets.setId("asn1Octets");
        octets.setPlaceholder(new Label());
        octets.setCellFactory(_ -> new OctetsCell(model, messages));
        octets.setItems(model.lines());
        octets.setMinWidth(OCTETS_WIDTH);
        octets.setMaxWidth(OCTETS_WIDTH);
        var menu = new ContextMenu(
                item(messages.text("asn1.copyValue"), COPY_VALUE, model::value),
                item(messages.text("asn1.copyHex"), COPY_HEX, model::hex),
                item(messages.text("asn1.copyBase64"), COPY_BASE64, model::base64));
        tree.setContextMenu(menu);
        octets.setContextMenu(menu);
        addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        getItems().setAll(tree, octets);
        setResizableWithParent(octets, false);
        model.selectedProperty().subscribe(_ -> mark());
        model.visible().subscribe(this::mark);
    }

    private static void list(ListView<Integer> list, double height, String name) {
        list.getStyleClass().add("plain");
        list.setFixedCellSize(height);
        list.setAccessibleText(name);
        list.setMinWidth(0);
    }

    private static MenuItem item(String text, KeyCombination keys, Supplier<String> content) {
        var item = new MenuItem(text);
        item.setAccelerator(keys);
        item.setOnAction(_ -> put(content.get()));
        return item;
    }

    private static void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void choose(Integer index) {
        if (!marking && index != null) {
            model.select(index);
        }
    }

    /// Lets both sides show what is selected.
    private void mark() {
        marking = true;
        int index = model.selectedProperty().get();
        int at = index < 0 ? -1 : model.positionOf(index);
        if (at < 0) {
            tree.getSelectionModel().clearSelection();
        } else {
            tree.getSelectionModel().clearAndSelect(at);
            tree.getFocusModel().focus(at);
            reveal(tree, at);
            reveal(octets, model.selectedLine());
        }
        marking = false;
    }

    /// Scrolls no farther than it must.
    private static void reveal(ListView<Integer> list, int at) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getCellCount() > at) {
            flow.scrollTo(at);
        } else {
            list.scrollTo(at);
        }
    }

    private void move(KeyEvent pressed) {
        boolean plain = !pressed.isShortcutDown() && !pressed.isShiftDown() && !pressed.isAltDown();
        if (plain && pressed.getCode() == KeyCode.LEFT) {
            model.outward();
            pressed.consume();
        } else if (plain && pressed.getCode() == KeyCode.RIGHT) {
            model.inward();
            pressed.consume();
        }
    }

    private void copy(KeyEvent pressed) {
        if (COPY_HEX.match(pressed)) {
            put(model.hex());
        } else if (COPY_BASE64.match(pressed)) {
            put(model.base64());
        } else if (COPY_VALUE.match(pressed)) {
            put(model.value());
        } else {
            return;
        }
        pressed.consume();
    }
}
