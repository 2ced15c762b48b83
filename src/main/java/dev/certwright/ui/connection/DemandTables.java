package dev.certwright.ui.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.FactTable;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/// What the server asks of a client certificate, beside what the person's own has.
final class DemandTables {
    private static final int FIRST_ROWS = 4;

    private final CertificateDemand demand;
    private final List<CertificateDetails> own;
    private final Messages messages;

    private DemandTables(CertificateDemand demand, List<CertificateDetails> own, Messages messages) {
        this.demand = demand;
        this.own = own;
        this.messages = messages;
    }

    static List<Node> of(CertificateDemand demand, List<CertificateDetails> own, Messages messages) {
        var tables = new DemandTables(demand, own, messages);
        return List.of(tables.authorities(), tables.algorithms());
    }

    private FactTable authorities() {
        var table = new FactTable(
                List.of(66.0, 34.0),
                List.of(messages.text("connection.issuers", demand.authorities().size()), ""));
        if (demand.authorities().isEmpty()) {
            table.add("", List.of(FactTable.words(messages.text("connection.issuers.any"), "muted")));
        }
        fill(
                table,
                demand.authorities(),
                name -> table.add("", List.of(FactTable.words(name.toString()), issued(name))));
        return table;
    }

    private FactTable algorithms() {
        var table = new FactTable(
                List.of(66.0, 34.0),
                List.of(messages.text("connection.algorithm"), messages.text("connection.yourKey")));
        fill(
                table,
                demand.signatureAlgorithms(),
                scheme -> table.add("", List.of(FactTable.words(scheme, "mono"), fits(scheme))));
        return table;
    }

    private Node issued(DistinguishedName authority) {
        return own.stream()
                .filter(c -> c.issuer().equals(authority))
                .<Node>map(_ -> wrapping(
                        "✔ " + messages.text("connection.issued", own.getFirst().shortName())))
                .findFirst()
                .orElse(new Label());
    }

    private Node fits(String scheme) {
        if (own.isEmpty() || !SignatureFit.fits(scheme, own.getFirst().publicKey())) {
            return new Label("–");
        }
        return wrapping("✔ " + own.getFirst().publicKey().label());
    }

    private static Chip wrapping(String text) {
        var chip = new Chip(Chip.Kind.OK, text);
        chip.setWrapText(true);
        chip.setMinWidth(0);
        return chip;
    }

    /// The first few at once; all when the person asks.
    private <T> void fill(FactTable table, List<T> all, Consumer<T> add) {
        int few = all.size() > FIRST_ROWS + 1 ? FIRST_ROWS : all.size();
        all.subList(0, few).forEach(add);
        if (few < all.size()) {
            var more = new Hyperlink(messages.text("connection.more", all.size() - few));
            table.add("", List.of(more));
            more.setOnAction(_ -> {
                table.getChildren().removeLast();
                all.subList(few, all.size()).forEach(add);
            });
        }
    }
}
