package dev.certwright.ui.inspection.parts;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.graph.GraphViewModel;
import dev.certwright.ui.inspection.ItemSheet;
import dev.certwright.ui.verification.VerificationSubject;
import dev.certwright.ui.verification.VerificationViewModel;
import dev.certwright.ui.verification.VerificationViews;
import dev.certwright.ui.verification.Verifying;
import java.util.ArrayList;
import java.util.List;

/// Judges a certificate with all that is open; the judgement is drawn on the chain.
///
/// @param graph takes the judgement
record VerifySheet(Verifying verifying, GraphViewModel graph, Background background) implements ItemSheet {
    @Override
    public boolean suits(Inspected file, int item) {
        return file.items().get(item) instanceof Inspected.Item.Certificate;
    }

    @Override
    public void open(Subject subject, Views views, FilePicker files, Overlay overlay) {
        if (subject.file().items().get(subject.item()) instanceof Inspected.Item.Certificate(var leaf, var _)) {
            var viewModel = new VerificationViewModel(
                    new VerificationSubject(
                            leaf,
                            others(subject, leaf),
                            sources(subject, "revocation-list"),
                            sources(subject, "ocsp-response")),
                    verifying,
                    background);
            viewModel
                    .overlayProperty()
                    .subscribe(drawn -> graph.overlayProperty().set(drawn));
            overlay.show(VerificationViews.sheet(views, viewModel, files, overlay::hide));
        }
    }

    private static List<CertificateDetails> others(Subject subject, CertificateDetails leaf) {
        return subject.open().stream()
                .flatMap(file -> file.items().stream())
                .filter(Inspected.Item.Certificate.class::isInstance)
                .map(item -> ((Inspected.Item.Certificate) item).details())
                .filter(details -> !details.certificate().equals(leaf.certificate()))
                .toList();
    }

    private static List<Source> sources(Subject subject, String kind) {
        var sources = new ArrayList<Source>();
        for (var file : subject.open()) {
            for (int i = 0; i < file.items().size(); i++) {
                boolean wanted = switch (file.items().get(i)) {
                    case Inspected.Item.RevocationList _ -> kind.equals("revocation-list");
                    case Inspected.Item.Other(var other, var _, var _) -> kind.equals(other);
                    case Inspected.Item.Certificate _,
                            Inspected.Item.PrivateKey _,
                            Inspected.Item.PublicKey _,
                            Inspected.Item.Request _,
                            Inspected.Item.Closed _ -> false;
                };
                if (wanted) {
                    sources.add(new Source.OfOctets(file.octets().get(i), file.source()));
                }
            }
        }
        return sources;
    }
}
