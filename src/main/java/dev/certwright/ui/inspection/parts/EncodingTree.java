package dev.certwright.ui.inspection.parts;

import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Page;
import dev.certwright.text.Messages;
import dev.certwright.ui.asn1.Asn1View;
import dev.certwright.ui.asn1.Asn1ViewModel;
import dev.certwright.ui.inspection.Asn1Pane;
import javafx.scene.Node;

/// The encoding as a tree beside its octets.
final class EncodingTree implements Asn1Pane {
    private final Asn1ViewModel viewModel = new Asn1ViewModel();
    private final Asn1View view;

    EncodingTree(Messages messages) {
        view = new Asn1View(viewModel, messages);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void show(Page page) {
        viewModel.show(page.octets(), page.asn1());
    }

    @Override
    public void reveal(OctetRange octets) {
        viewModel.select(octets);
    }
}
