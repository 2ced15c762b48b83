package dev.certwright.ui.inspection;

import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.CopyButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An extension: what it is called, and what it says.
final class ExtensionCell extends WideCell<ExtensionDetails> {
    /// In characters; what is longer can be copied, or seen as ASN.1.
    private static final int LONGEST = 2000;

    private final PageViewModel viewModel;
    private final Messages messages;
    private final boolean withAsn1;

    ExtensionCell(PageViewModel viewModel, Messages messages, boolean withAsn1) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.withAsn1 = withAsn1;
    }

    @Override
    protected void updateItem(@Nullable ExtensionDetails extension, boolean empty) {
        super.updateItem(extension, empty);
        setAccessibleText(extension == null ? null : all(extension));
    }

    /// For the clipboard.
    static String all(ExtensionDetails extension) {
        return extension.name() + " (" + extension.oid() + ")\n" + extension.text();
    }

    @Override
    Node node(ExtensionDetails extension) {
        var name = Words.label(extension.name(), "strong");
        name.setMinWidth(40);
        var head = new HBox(name);
        head.getStyleClass().add("problem-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (!extension.oid().equals(extension.name())) {
            head.getChildren().add(Words.label(extension.oid(), "muted", "mono"));
        }
        if (extension.critical()) {
            head.getChildren().add(new Chip(Chip.Kind.WARN, messages.text("inspection.critical")));
        }
        if (!extension.decoded()) {
            head.getChildren().add(new Chip(Chip.Kind.NEUTRAL, messages.text("inspection.notDecoded")));
        }
        var text = extension.text();
        var value = Words.wrapped(text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
        if (!extension.decoded()) {
            value.getStyleClass().add("mono");
        }
        var words = new VBox(3, head, value);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var actions = new ArrayList<Node>();
        if (withAsn1) {
            octets(extension).ifPresent(range -> actions.add(FactCell.asn1(() -> viewModel.reveal(range), messages)));
        }
        var copy = new CopyButton(() -> all(extension), messages);
        copy.setFocusTraversable(false);
        actions.add(copy);
        return FactCell.line(new HBox(words), actions);
    }

    private Optional<OctetRange> octets(ExtensionDetails extension) {
        return viewModel.shownProperty().get() instanceof Shown.Ready(var _, var _, var page)
                ? octets(extension.oid(), page.asn1())
                : Optional.empty();
    }

    /// The sequence that begins with the object identifier of the extension (RFC 5280 §4.1). The same identifier may
    /// stand elsewhere, but then not at the beginning of a sequence that ends with an OCTET STRING.
    static Optional<OctetRange> octets(String oid, List<Asn1Row> rows) {
        for (int i = 1; i + 1 < rows.size(); i++) {
            var row = rows.get(i);
            var around = rows.get(i - 1);
            boolean named = row.type().startsWith("OBJECT") && row.value().contains(oid);
            boolean value = rows.subList(i + 1, Math.min(rows.size(), i + 3)).stream()
                    .anyMatch(r -> r.depth() == row.depth() && r.type().startsWith("OCTET"));
            if (named && value && around.depth() == row.depth() - 1) {
                return Optional.of(around.range());
            }
        }
        return Optional.empty();
    }
}
