package dev.certwright.ui.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.ui.common.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Takes back that a certificate is on hold.
public final class ReleaseViewModel {
    private final Entry entry;
    private final RevocationService service;
    private final Background background;
    private final Runnable released;
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    ReleaseViewModel(Entry entry, RevocationService service, Background background, Runnable released) {
        this.entry = entry;
        this.service = service;
        this.background = background;
        this.released = released;
    }

    public Entry entry() {
        return entry;
    }

    /// Why it did not work the last time it was tried.
    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void release() {
        background.run(
                _ -> {
                    service.release(entry);
                    return entry;
                },
                _ -> released.run(),
                cause -> failure.set(Optional.of(cause.phrase())));
    }
}
