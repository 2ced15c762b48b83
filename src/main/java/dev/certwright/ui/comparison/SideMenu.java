package dev.certwright.ui.comparison;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Offers a file and the entries of the vault for one side.
record SideMenu(ObservableList<String> entries, FilePicker files, Messages messages) {
    /// Fills the menu, now and whenever other entries are there.
    void fill(MenuButton menu, Side side) {
        refill(menu, side);
        entries.subscribe(() -> refill(menu, side));
    }

    private void refill(MenuButton menu, Side side) {
        var file = new MenuItem(messages.text("comparison.file"));
        file.setOnAction(_ -> files.file(messages.text("comparison.file"))
                .ifPresent(path -> side.field().textProperty().set(path.toString())));
        menu.getItems().setAll(file);
        for (var name : entries) {
            var item = new MenuItem(name);
            item.setOnAction(_ -> side.field().textProperty().set("vault:" + name));
            menu.getItems().add(item);
        }
    }
}
