package dev.certwright.ui.inspection;

import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Page;
import dev.certwright.text.Messages;
import javafx.scene.Node;

/// Shows an encoding as a tree beside its octets.
public interface Asn1Pane {
    /// Makes one, in a language.
    @FunctionalInterface
    interface Factory {
        Asn1Pane make(Messages messages);
    }

    Node node();

    /// Shows another encoding.
    void show(Page page);

    /// Brings octets into sight and marks them.
    void reveal(OctetRange octets);
}
