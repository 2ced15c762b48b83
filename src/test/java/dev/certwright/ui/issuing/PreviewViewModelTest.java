package dev.certwright.ui.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.ui.common.Background;
import java.util.ArrayDeque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The preview's timing, without a toolkit.
class PreviewViewModelTest {
    private final ArrayDeque<Runnable> pauses = new ArrayDeque<>();
    private Optional<CertificateOrder> order = Optional.empty();
    private int asked;
    private final PreviewViewModel preview = new PreviewViewModel(
            () -> order,
            _ -> {
                asked++;
                throw new PkiException.EntryMissing("gone");
            },
            new Background(Runnable::run, Runnable::run),
            pauses::add);

    @Test
    void computesOnceForSeveralChangesInARow() {
        order = Optional.of(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        preview.changed();
        preview.changed();
        preview.changed();
        pauses.forEach(Runnable::run);
        assertEquals(1, asked);
        assertInstanceOf(
                PreviewViewModel.State.Failed.class, preview.stateProperty().get());
    }

    @Test
    void showsNothingWithoutAName() {
        preview.refresh();
        assertEquals(0, asked);
        assertInstanceOf(
                PreviewViewModel.State.Nothing.class, preview.stateProperty().get());
    }
}
