package dev.certwright.ui.inventory;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Overlay;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menus beside the title: *New*, and *More* where there is more.
final class HeaderMenus {
    private HeaderMenus() {}

    static List<Node> of(Navigator navigator, List<ScreenAction> actions, Overlay overlay, Messages messages) {
        var make = NewMenu.of(navigator, messages);
        var more = new MenuButton(messages.text("inventory.more"));
        more.setId("moreMenu");
        if (actions.stream().anyMatch(action -> action.menu() == ScreenAction.Menu.NEW)) {
            make.getItems().add(new SeparatorMenuItem());
        }
        for (var action : actions) {
            var menu = action.menu() == ScreenAction.Menu.NEW ? make : more;
            menu.getItems().add(item(action, overlay, messages));
        }
        var menus = new ArrayList<Node>(List.of(make));
        if (!more.getItems().isEmpty()) {
            menus.add(more);
        }
        return List.copyOf(menus);
    }

    private static MenuItem item(ScreenAction action, Overlay overlay, Messages messages) {
        var item = new MenuItem(messages.text(action.textKey()));
        item.setId(action.id());
        item.setOnAction(_ -> action.run().accept(overlay));
        return item;
    }
}
