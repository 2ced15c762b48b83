package dev.certwright.ui.comparison;

import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Views;
import java.util.Optional;
import javafx.scene.Parent;

/// Makes the sheet that compares two certificates, to be shown in an [dev.certwright.ui.common.Overlay].
public final class ComparisonViews {
    /// What the sheet needs.
    ///
    /// @param close takes the sheet away
    public record Surroundings(Views views, FilePicker files, Background background, Runnable close) {}

    private ComparisonViews() {}

    /// Lets two certificates be chosen, and compares at once when both are given.
    public static Parent sheet(
            Surroundings around,
            Comparing comparing,
            Optional<ComparisonSource.OfCertificate> left,
            Optional<ComparisonSource.OfCertificate> right) {
        return around.views()
                .load(new ComparisonController(
                        new ComparisonViewModel(comparing, left, right, around.background()),
                        around.views().messages(),
                        around.files(),
                        around.close()));
    }
}
