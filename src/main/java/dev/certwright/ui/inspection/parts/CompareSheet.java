package dev.certwright.ui.inspection.parts;

import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.comparison.Comparing;
import dev.certwright.ui.comparison.ComparisonViews;
import dev.certwright.ui.inspection.ItemSheet;
import java.util.Optional;

/// Compares a certificate with one that is yet to be chosen.
record CompareSheet(Comparing comparing, Background background) implements ItemSheet {
    @Override
    public boolean suits(Inspected file, int item) {
        return file.items().get(item) instanceof Inspected.Item.Certificate;
    }

    @Override
    public void open(Subject subject, Views views, FilePicker files, Overlay overlay) {
        if (subject.file().items().get(subject.item()) instanceof Inspected.Item.Certificate(var details, var _)) {
            overlay.show(ComparisonViews.sheet(
                    new ComparisonViews.Surroundings(views, files, background, overlay::hide),
                    comparing,
                    Optional.of(new ComparisonSource.OfCertificate(details.certificate(), details.shortName())),
                    Optional.empty()));
        }
    }
}
