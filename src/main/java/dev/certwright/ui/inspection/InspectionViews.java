package dev.certwright.ui.inspection;

import dev.certwright.model.Phrase;
import dev.certwright.model.inspection.Page;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;

/// Puts the screen together, in one language.
public final class InspectionViews {
    private final InspectionViewModel viewModel;
    private final InspectionExtras extras;
    private final Views views;
    private final FilePicker files;
    private final Navigator navigator;
    private final OverlayPane overlay = new OverlayPane();
    private int pasted;

    private InspectionViews(
            InspectionViewModel viewModel,
            InspectionExtras extras,
            Views views,
            FilePicker files,
            Navigator navigator) {
        this.viewModel = viewModel;
        this.extras = extras;
        this.views = views;
        this.files = files;
        this.navigator = navigator;
    }

    public static Screen screen(
            InspectionViewModel viewModel,
            InspectionExtras extras,
            Views views,
            FilePicker files,
            Navigator navigator) {
        return new InspectionViews(viewModel, extras, views, files, navigator).screen();
    }

    private Screen screen() {
        var list = views.load(new FileListController(viewModel, views.messages(), this::pickFiles));
        var page = page();
        var situation = views.load(new SituationController(viewModel, views.messages()));
        overlay.setBelow(views.load(new InspectionController(
                viewModel,
                views.messages(),
                new InspectionController.Parts(
                        list,
                        page,
                        situation,
                        new Areas(List.of(list, page, situation)),
                        keys(list, page, situation)))));
        return new Screen(Phrase.of("inspection.title"), overlay, headerButtons(), () -> {});
    }

    private Map<KeyCombination, Runnable> keys(Node list, Node page, Node situation) {
        var areas = new Areas(List.of(list, page, situation));
        var keys = new LinkedHashMap<KeyCombination, Runnable>();
        keys.put(KeyCombination.valueOf("Shortcut+O"), this::pickFiles);
        keys.put(KeyCombination.valueOf("Shortcut+Shift+O"), this::pickFolder);
        keys.put(KeyCombination.valueOf("Shortcut+V"), this::paste);
        keys.put(KeyCombination.valueOf("F6"), areas::next);
        keys.put(KeyCombination.valueOf("Ctrl+Tab"), () -> turn(1));
        keys.put(KeyCombination.valueOf("Ctrl+Shift+Tab"), () -> turn(-1));
        return keys;
    }

    private Node page() {
        var model = viewModel.page();
        var messages = views.messages();
        var links = new PageLinks(viewModel, extras, views, files, overlay);
        var graph = extras.graph().map(factory -> factory.make(messages, viewModel.list()::select));
        var asn1 = extras.asn1().map(factory -> factory.make(messages));
        var content = new EnumMap<PageTab, Node>(PageTab.class);
        content.put(PageTab.OVERVIEW, views.load(new OverviewController(model, messages, asn1.isPresent())));
        content.put(PageTab.EXTENSIONS, views.load(new ExtensionsController(model, messages, asn1.isPresent())));
        content.put(
                PageTab.PROBLEMS,
                views.load(new ProblemsController(model, messages, asn1.isPresent(), navigator::create)));
        asn1.ifPresent(pane -> content.put(PageTab.ASN1, pane.node()));
        content.put(PageTab.PEM, text(Page::pem, "inspection.export.pem", ".pem", links));
        content.put(PageTab.TEXT, text(Page::text, "inspection.export.text", ".txt", links));
        tabs = List.copyOf(content.keySet());
        return views.load(new PageController(model, messages, new PageController.Parts(graph, asn1, content, links)));
    }

    private List<PageTab> tabs = List.of();

    private Node text(Function<Page, String> part, String title, String suffix, PageLinks links) {
        return views.load(new TextController(
                viewModel.page(),
                views.messages(),
                part,
                (ready, text) -> links.save(ready, title, suffix, PageLinks.utf8(text))));
    }

    private void turn(int step) {
        var tab = viewModel.page().tabProperty();
        tab.set(tabs.get(Math.floorMod(tabs.indexOf(tab.get()) + step, tabs.size())));
    }

    private List<Node> headerButtons() {
        var open = Words.button("openFiles", text("inspection.open"), this::pickFiles);
        open.setTooltip(new Tooltip(text("inspection.open.keys")));
        var paste = Words.button("paste", text("inspection.paste"), this::paste);
        paste.setTooltip(new Tooltip(text("inspection.paste.keys")));
        var address = Words.button("fromAddress", text("inspection.fromAddress"), this::askForAddress);
        return List.of(open, paste, address);
    }

    private void pickFiles() {
        var picked = files.files(text("inspection.open.title"));
        if (!picked.isEmpty()) {
            viewModel.files().open(picked);
        }
    }

    private void pickFolder() {
        files.folder(text("inspection.open.title"))
                .ifPresent(folder -> viewModel.files().open(List.of(folder)));
    }

    private void paste() {
        var clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            List<Path> paths =
                    clipboard.getFiles().stream().map(java.io.File::toPath).toList();
            viewModel.files().open(paths);
        } else if (clipboard.hasString()) {
            viewModel.files().open(text("inspection.pasted", ++pasted), PageLinks.utf8(clipboard.getString()));
        }
    }

    private void askForAddress() {
        overlay.show(views.load(new AddressController(views.messages(), viewModel.files()::fetch, overlay::hide)));
    }

    private String text(String key, Object... arguments) {
        return views.messages().text(key, arguments);
    }
}
