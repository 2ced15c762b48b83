package dev.certwright.ui.inspection;

import dev.certwright.service.inspection.Inspected.Item;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the list of what is open.
final class FileCell extends ListCell<ListRow> {
    private static final PseudoClass FILE = PseudoClass.getPseudoClass("file");

    private final Messages messages;
    private final InspectionWords words;
    private final Supplier<Instant> now;
    private final Consumer<OpenFile> close;

    FileCell(Messages messages, Supplier<Instant> now, Consumer<OpenFile> close) {
        this.messages = messages;
        this.words = new InspectionWords(messages);
        this.now = now;
        this.close = close;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ListRow row, boolean empty) {
        super.updateItem(row, empty);
        setTooltip(null);
        pseudoClassStateChanged(FILE, row instanceof ListRow.OfFile);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        setGraphic(
                switch (row) {
                    case ListRow.OfFile(var file) -> file(file);
                    case ListRow.OfItem item -> item(item);
                });
    }

    private Node file(OpenFile file) {
        setTooltip(
                new Tooltip(file.origin() instanceof Origin.OfPath(var path, var _) ? path.toString() : file.name()));
        var row = row("file-row", Words.label(file.name(), "strong"));
        switch (file.state()) {
            case FileState.Opening _ -> {
                var progress = new ProgressIndicator();
                progress.getStyleClass().add("small-progress");
                row.getChildren().add(progress);
            }
            case FileState.Opened(var content, var _) ->
                row.getChildren().add(new Chip(Chip.Kind.NEUTRAL, words.kind(content)));
            case FileState.Failed failed -> {
                boolean asks = failed.asksForPassword() || failed.asksForPatience();
                row.getChildren().addFirst(icon(asks ? Feather.LOCK : Feather.ALERT_TRIANGLE));
                row.getChildren()
                        .add(new Chip(
                                asks ? Chip.Kind.WARN : Chip.Kind.BAD,
                                messages.text(asks ? "inspection.locked" : "inspection.unopened")));
            }
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var x = new Button("", new FontIcon(Feather.X));
        x.getStyleClass().addAll("flat", "icon-only", "close-file");
        x.setFocusTraversable(false);
        x.setAccessibleText(messages.text("inspection.closeFile", file.name()));
        x.setTooltip(new Tooltip(messages.text("inspection.closeFile", file.name())));
        x.setOnAction(_ -> close.accept(file));
        row.getChildren().addAll(space, x);
        return row;
    }

    private Node item(ListRow.OfItem row) {
        var title = words.title(row.item());
        var alias = InspectionWords.alias(row.item()).filter(a -> !a.isBlank());
        setTooltip(new Tooltip(alias.map(a -> title + "\n" + a).orElse(title)));
        var box = row("item-row", icon(symbol(row.item())), Words.label(title));
        switch (row.item()) {
            case Item.Certificate(var details, var _) -> {
                if (details.authority()) {
                    box.getChildren().add(new Chip(Chip.Kind.AUTHORITY, messages.text("inspection.authority")));
                }
                if (details.validity().notAfter().isBefore(now.get())) {
                    box.getChildren().add(new Chip(Chip.Kind.BAD, messages.text("inspection.expired")));
                }
            }
            case Item.PrivateKey _ -> addMatch(box, row.match());
            case Item.Closed(var _, var _, var _, var locked) -> {
                if (locked) {
                    var ask = Words.label(messages.text("inspection.enterPassword"), "link-words");
                    ask.setMinWidth(USE_PREF_SIZE);
                    box.getChildren().add(ask);
                }
            }
            case Item.PublicKey _, Item.Request _, Item.RevocationList _, Item.Other _ -> {}
        }
        return box;
    }

    private void addMatch(HBox box, ListRow.KeyMatch match) {
        switch (match) {
            case MATCHES -> box.getChildren().add(new Chip(Chip.Kind.OK, messages.text("inspection.matches")));
            case NOTHING -> box.getChildren().add(new Chip(Chip.Kind.WARN, messages.text("inspection.matchesNothing")));
            case UNKNOWN -> {}
        }
    }

    private static HBox row(String style, Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(style);
        row.setAlignment(Pos.CENTER_LEFT);
        for (var node : nodes) {
            if (node instanceof Label label) {
                label.setMinWidth(40);
            }
        }
        return row;
    }

    private static FontIcon icon(Feather symbol) {
        var icon = new FontIcon(symbol);
        icon.getStyleClass().add("row-icon");
        return icon;
    }

    private static Feather symbol(Item item) {
        return switch (item) {
            case Item.Certificate(var details, var _) -> details.authority() ? Feather.AWARD : Feather.FILE_TEXT;
            case Item.PrivateKey _ -> Feather.KEY;
            case Item.PublicKey _ -> Feather.HASH;
            case Item.Request _ -> Feather.EDIT_3;
            case Item.RevocationList _ -> Feather.SLASH;
            case Item.Other _ -> Feather.BOX;
            case Item.Closed(var _, var _, var _, var locked) -> locked ? Feather.LOCK : Feather.ALERT_TRIANGLE;
        };
    }
}
