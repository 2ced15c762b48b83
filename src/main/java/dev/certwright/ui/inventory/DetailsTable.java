package dev.certwright.ui.inventory;

import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.NameTexts;
import dev.certwright.ui.common.PropertyTable;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// What the selected certificate says, and where its key is.
final class DetailsTable {
    private static final int SHOWN_OCTETS = 5;

    private final PropertyTable table = new PropertyTable();
    private final Messages messages;
    private final Dates dates;

    DetailsTable(Messages messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    Node node() {
        return table;
    }

    /// Shows it.
    ///
    /// @param go where a click on the name of another certificate leads
    void show(Opened opened, Consumer<Optional<EntryId>> go) {
        var entry = opened.entry();
        var details = entry.details();
        table.clear();
        if (!details.subjectAltNames().isEmpty()) {
            table.row(messages.text("inventory.names"), NameTexts.joined(details.subjectAltNames(), messages));
        }
        table.row(messages.text("inventory.subject"), details.subject().toString());
        table.row(
                messages.text("inventory.valid"),
                messages.text(
                        "inventory.validity",
                        dates.day(details.validity().notBefore()),
                        dates.day(details.validity().notAfter())));
        opened.endsEarlier().ifPresent(ca -> {
            var note = new Label(messages.text(
                    "inventory.endsEarlier",
                    ca.entry().name(),
                    dates.day(ca.entry().validity().notAfter())));
            note.setWrapText(true);
            note.getStyleClass().add("warning-text");
            table.row("", note);
        });
        entry.revocation()
                .ifPresent(revocation -> table.row(
                        messages.text("inventory.revoked"),
                        messages.text(
                                "inventory.revoked.since",
                                dates.day(revocation.at()),
                                revocation.reason().rfcName())));
        opened.predecessor().ifPresent(row -> link("inventory.renewedFrom", row, go));
        opened.successor().ifPresent(row -> link("inventory.replacedBy", row, go));
        table.row(messages.text("inventory.key"), details.publicKey().label());
        octets("inventory.serial", details.serialNumber().toString());
        octets("inventory.sha256", entry.certificate().sha256().toString());
        table.row(
                messages.text("inventory.privateKey"),
                messages.text(entry.hasPrivateKey() ? "inventory.privateKey.here" : "inventory.privateKey.missing"));
        details.extendedKeyUsage()
                .ifPresent(
                        purposes -> table.row(messages.text("inventory.uses"), NameTexts.purposes(purposes, messages)));
        details.keyUsage()
                .ifPresent(usages -> table.row(
                        messages.text("inventory.keyUsage"),
                        usages.stream().map(KeyUsage::rfcName).collect(Collectors.joining(", "))));
    }

    private void link(String key, Row row, Consumer<Optional<EntryId>> go) {
        var link = new Hyperlink(row.entry().name());
        link.setOnAction(_ -> go.accept(Optional.of(row.entry().id())));
        table.row(messages.text(key), link);
    }

    /// Octets in short, with all of them in the tooltip and for the clipboard.
    private void octets(String key, String value) {
        var label = new Label(shortened(value));
        label.getStyleClass().add("mono");
        label.setTooltip(new Tooltip(value));
        table.row(messages.text(key), label, new CopyButton(() -> value, messages));
    }

    static String shortened(String octets) {
        var parts = octets.split(":", -1);
        if (parts.length <= SHOWN_OCTETS + 3) {
            return octets;
        }
        return java.util.Arrays.stream(parts).limit(SHOWN_OCTETS).collect(Collectors.joining(":"))
                + ":…:"
                + parts[parts.length - 1];
    }
}
