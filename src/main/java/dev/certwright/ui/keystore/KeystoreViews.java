package dev.certwright.ui.keystore;

import dev.certwright.model.Passphrase;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Views;
import java.util.List;
import javafx.scene.Parent;

/// Makes the sheet of the doctor, to be shown in an [dev.certwright.ui.common.Overlay].
public final class KeystoreViews {
    /// What the sheet needs.
    ///
    /// @param close takes the sheet away
    public record Surroundings(Views views, FilePicker files, Background background, Runnable close) {}

    private KeystoreViews() {}

    /// Examines a key store and shows what came out.
    ///
    /// @param tried passwords that were entered before; copied
    public static Parent sheet(Surroundings around, Doctor doctor, List<Passphrase> tried) {
        return around.views()
                .load(new KeystoreController(
                        new KeystoreViewModel(doctor, tried, around.background()),
                        around.views().messages(),
                        around.files(),
                        around.close()));
    }
}
