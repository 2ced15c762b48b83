package dev.certwright.ui.inspection;

import dev.certwright.model.finding.Finding;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Shows a page: the drawing, the tabs, and what can be done.
public final class PageController {
    /// What the tabs take in the longer of the languages.
    private static final double ROOM_FOR_TABS = 470;

    private final PageViewModel viewModel;
    private final Messages messages;
    private final Parts parts;
    private final Map<PageTab, Tab> tabs = new EnumMap<>(PageTab.class);
    private boolean building;

    /// What the page is put together from.
    ///
    /// @param content of each tab there is
    /// @param links   makes what can be done with what is shown
    record Parts(Optional<GraphPane> graph, Optional<Asn1Pane> asn1, Map<PageTab, Node> content, PageLinks links) {}

    @FXML
    private StackPane graphPlace;

    @FXML
    private TabPane pageTabs;

    @FXML
    private HBox links;

    @FXML
    private HBox linksAbove;

    @FXML
    private StackPane tabsPlace;

    PageController(PageViewModel viewModel, Messages messages, Parts parts) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.parts = parts;
    }

    @FXML
    private void initialize() {
        for (var kind : PageTab.values()) {
            var content = parts.content().get(kind);
            if (content != null) {
                var tab = new Tab(messages.text(key(kind)), content);
                tab.setUserData(kind);
                tabs.put(kind, tab);
            }
        }
        parts.graph().ifPresent(pane -> graphPlace.getChildren().setAll(pane.node()));
        pageTabs.widthProperty().subscribe(width -> placeLinks(width.doubleValue()));
        viewModel.shownProperty().subscribe(shown -> {
            if (shown instanceof Shown.Ready ready) {
                show(ready);
            }
        });
        viewModel.graphProperty().subscribe(this::draw);
        viewModel.tabProperty().subscribe(_ -> mark());
        viewModel
                .revealedProperty()
                .subscribe(octets -> octets.ifPresent(range -> parts.asn1().ifPresent(pane -> pane.reveal(range))));
        pageTabs.getSelectionModel().selectedItemProperty().subscribe((_, tab) -> {
            if (!building && tab != null && tab.getUserData() instanceof PageTab kind) {
                viewModel.tabProperty().set(kind);
            }
        });
    }

    /// Beside the tabs, or above them where there is no room.
    private void placeLinks(double width) {
        boolean narrow = width < ROOM_FOR_TABS + links.prefWidth(-1);
        Words.show(linksAbove, narrow);
        var wanted = narrow ? linksAbove : tabsPlace;
        if (!wanted.equals(links.getParent())) {
            linksAbove.getChildren().remove(links);
            tabsPlace.getChildren().remove(links);
            wanted.getChildren().add(links);
        }
    }

    private static String key(PageTab tab) {
        return switch (tab) {
            case OVERVIEW -> "inspection.tab.overview";
            case EXTENSIONS -> "inspection.tab.extensions";
            case PROBLEMS -> "inspection.tab.problems";
            case ASN1 -> "inspection.tab.asn1";
            case PEM -> "inspection.tab.pem";
            case TEXT -> "inspection.tab.text";
        };
    }

    private void show(Shown.Ready ready) {
        var page = ready.page();
        boolean judged = ready.judged();
        var there = new ArrayList<Tab>();
        add(there, PageTab.OVERVIEW, true);
        add(there, PageTab.EXTENSIONS, judged || !page.extensions().isEmpty());
        add(there, PageTab.PROBLEMS, judged);
        add(there, PageTab.ASN1, !page.asn1().isEmpty());
        add(there, PageTab.PEM, !page.pem().isEmpty());
        add(there, PageTab.TEXT, !page.text().isEmpty());
        badge(PageTab.EXTENSIONS, page.extensions().size(), Chip.Kind.NEUTRAL);
        badge(PageTab.PROBLEMS, page.problems().size(), worst(page.problems()));
        building = true;
        pageTabs.getTabs().setAll(there);
        building = false;
        parts.asn1().ifPresent(pane -> pane.show(page));
        links.getChildren().setAll(parts.links().of(ready));
        placeLinks(pageTabs.getWidth());
        mark();
    }

    private void add(List<Tab> there, PageTab kind, boolean on) {
        var tab = tabs.get(kind);
        if (on && tab != null) {
            there.add(tab);
        }
    }

    private void badge(PageTab kind, int count, Chip.Kind colour) {
        var tab = tabs.get(kind);
        if (tab != null) {
            tab.setGraphic(new Chip(colour, Integer.toString(count)));
        }
    }

    private static Chip.Kind worst(List<Finding> problems) {
        return problems.stream()
                .map(Finding::severity)
                .min(Severity::compareTo)
                .map(InspectionWords::colour)
                .orElse(Chip.Kind.OK);
    }

    /// Brings the wanted tab to the front, or the first one where this page has none like it.
    private void mark() {
        var wanted = tabs.get(viewModel.tabProperty().get());
        building = true;
        if (wanted != null && pageTabs.getTabs().contains(wanted)) {
            pageTabs.getSelectionModel().select(wanted);
        } else {
            pageTabs.getSelectionModel().selectFirst();
        }
        building = false;
    }

    private void draw(Optional<ChainGraph> graph) {
        boolean drawn = parts.graph().isPresent()
                && graph.filter(g -> !g.nodes().isEmpty()).isPresent();
        Words.show(graphPlace, drawn);
        if (graph.isPresent() && viewModel.shownProperty().get() instanceof Shown.Ready ready) {
            parts.graph().ifPresent(pane -> pane.show(graph.get(), ready.node(graph.get())));
        }
    }
}
