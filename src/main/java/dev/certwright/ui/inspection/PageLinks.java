package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// What can be done with what is selected: links beside the tabs.
final class PageLinks {
    private final InspectionViewModel viewModel;
    private final InspectionExtras extras;
    private final Views views;
    private final FilePicker files;
    private final Overlay overlay;

    PageLinks(InspectionViewModel viewModel, InspectionExtras extras, Views views, FilePicker files, Overlay overlay) {
        this.viewModel = viewModel;
        this.extras = extras;
        this.views = views;
        this.files = files;
        this.overlay = overlay;
    }

    List<Node> of(Shown.Ready ready) {
        var links = new ArrayList<Node>();
        add(links, ready, extras.verifying(), "verify", "inspection.verify");
        add(links, ready, extras.comparing(), "compare", "inspection.compare");
        add(links, ready, extras.examining(), "doctor", "inspection.doctor");
        add(links, ready, extras.adding(), "addToVault", "inspection.addToVault");
        var export = export(ready);
        if (!export.getItems().isEmpty()) {
            links.add(export);
        }
        return links;
    }

    private void add(List<Node> links, Shown.Ready ready, Optional<ItemSheet> sheet, String id, String key) {
        sheet.filter(s -> s.suits(ready.content(), ready.row().index())).ifPresent(s -> {
            var link = Words.link(messages().text(key), () -> open(s, ready));
            link.setId(id);
            links.add(link);
        });
    }

    private void open(ItemSheet sheet, Shown.Ready ready) {
        var open = viewModel.files().files().stream()
                .flatMap(f -> f.state().seen().stream())
                .toList();
        sheet.open(
                new ItemSheet.Subject(
                        ready.content(),
                        ready.row().file().origin(),
                        ready.row().index(),
                        open,
                        viewModel.files().passwords()),
                views,
                files,
                overlay);
    }

    private MenuButton export(Shown.Ready ready) {
        var menu = new MenuButton(messages().text("inspection.export"));
        menu.setId("exportPage");
        menu.getStyleClass().addAll("flat", "link-menu");
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        var page = ready.page();
        if (!page.pem().isEmpty()) {
            menu.getItems().add(item(ready, "inspection.export.pem", ".pem", utf8(page.pem())));
        }
        if (page.octets().length() > 0) {
            menu.getItems().add(item(ready, "inspection.export.der", ".der", page.octets()));
        }
        if (!page.text().isEmpty()) {
            menu.getItems().add(item(ready, "inspection.export.text", ".txt", utf8(page.text())));
        }
        return menu;
    }

    private MenuItem item(Shown.Ready ready, String key, String suffix, Bytes content) {
        var item = new MenuItem(messages().text(key));
        item.setOnAction(_ -> save(ready, key, suffix, content));
        return item;
    }

    void save(Shown.Ready ready, String key, String suffix, Bytes content) {
        files.save(messages().text(key), fileName(ready) + suffix)
                .ifPresent(file -> viewModel.page().save(file, content));
    }

    private String fileName(Shown.Ready ready) {
        var name = new InspectionWords(messages()).title(ready.row().item());
        var usable = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return usable.substring(0, Math.min(60, usable.length()));
    }

    private Messages messages() {
        return views.messages();
    }

    static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
