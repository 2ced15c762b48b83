package dev.certwright.ui.inventory;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Navigator;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button *New*, which opens one of the wizards.
final class NewMenu {
    private NewMenu() {}

    static MenuButton of(Navigator navigator, Messages messages) {
        var menu = new MenuButton(messages.text("inventory.new"), new FontIcon(Feather.PLUS));
        menu.setId("newMenu");
        menu.getStyleClass().add("success");
        menu.getItems()
                .addAll(
                        item("newAuthority", messages.text("inventory.new.ca"), CertificateProfile.ROOT_CA, navigator),
                        item("newServer", messages.text("inventory.new.server"), CertificateProfile.SERVER, navigator),
                        item("newClient", messages.text("inventory.new.client"), CertificateProfile.CLIENT, navigator));
        return menu;
    }

    private static MenuItem item(String id, String text, CertificateProfile profile, Navigator navigator) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> navigator.create(profile, Optional.empty()));
        return item;
    }
}
