package dev.certwright.ui.asn1;

import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.text.Messages;

/// Puts rows into words.
final class Asn1Words {
    private Asn1Words() {}

    /// The type, or what is the matter with octets that have none.
    static String type(Asn1Row row, Messages messages) {
        return switch (row.type()) {
            case Asn1Row.UNREADABLE -> messages.text("asn1.unreadable");
            case Asn1Row.LEFT_OUT -> messages.text("asn1.leftOut");
            default -> row.type();
        };
    }

    /// A row for those who cannot see how deep it stands.
    static String spoken(Asn1Row row, boolean parent, boolean open, Messages messages) {
        var words = messages.text(
                "asn1.row",
                row.depth() + 1,
                row.field().isEmpty() ? type(row, messages) : row.field() + ", " + type(row, messages),
                row.value());
        if (!parent) {
            return words;
        }
        return messages.text(open ? "asn1.row.open" : "asn1.row.closed", words);
    }
}
