package dev.certwright.ui.home;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.connection.DemoViewModel;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where a person begins.
public final class HomeViewModel {
    private final InventoryService inventory;
    private final Background background;
    private final Supplier<Navigator> navigator;
    private final DemoViewModel demo;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Overview> overview =
            new ReadOnlyObjectWrapper<>(this, "overview", Overview.NONE);
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    public HomeViewModel(
            InventoryService inventory,
            Background background,
            Supplier<Navigator> navigator,
            DemoViewModel demo,
            ZoneId zone) {
        this.inventory = inventory;
        this.background = background;
        this.navigator = navigator;
        this.demo = demo;
        this.zone = zone;
    }

    public DemoViewModel demo() {
        return demo;
    }

    ReadOnlyObjectProperty<Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /// Why the vault could not be read.
    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Looks at the vault again.
    public void refresh() {
        background.run(
                _ -> Overview.of(inventory.entries(), inventory.now(), zone),
                found -> {
                    overview.set(found);
                    failure.set(Optional.empty());
                },
                why -> failure.set(Optional.of(why.phrase())));
    }

    /// Runs *Mutual TLS in one minute*, and goes where its handshake can be watched.
    public void startDemo() {
        demo.start(() -> navigator.get().connectionTest(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public void create(CertificateProfile profile) {
        navigator.get().create(profile, Optional.empty());
    }

    public void testConnection() {
        navigator.get().connectionTest(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public void show(EntryId entry) {
        navigator.get().certificates(Optional.of(entry));
    }
}
