package dev.certwright.ui.main;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Pane;

/// Knows where the person is, and takes them elsewhere.
public final class Shell implements Navigator {
    private Optional<Screens> screens = Optional.empty();
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.HOME);
    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(this, "screen", Screen.of(Phrase.of("main.home"), new Pane()));

    /// Takes the screens, which need the shell to be made. Until then there is nowhere to go.
    public void open(Screens ready) {
        screens = Optional.of(ready);
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    @Override
    public void home() {
        show(Place.HOME, screens().home());
    }

    @Override
    public void certificates(Optional<EntryId> selected) {
        show(Place.CERTIFICATES, screens().certificates(selected));
    }

    @Override
    public void create(NewCertificate wanted) {
        show(Place.CERTIFICATES, screens().create(wanted));
    }

    @Override
    public void inspect(List<Path> files) {
        show(Place.INSPECT, screens().inspect(files));
    }

    @Override
    public void inspect(String name, Bytes octets) {
        show(Place.INSPECT, screens().inspect(name, octets));
    }

    @Override
    public void connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust) {
        show(Place.CONNECTION_TEST, screens().connectionTest(address, client, trust));
    }

    @Override
    public void settings() {
        show(Place.SETTINGS, screens().settings());
    }

    /// Goes to an entry of the sidebar.
    public void goTo(Place wanted) {
        switch (wanted) {
            case HOME -> home();
            case CERTIFICATES -> certificates(Optional.empty());
            case INSPECT -> inspect(List.of());
            case CONNECTION_TEST -> connectionTest(Optional.empty(), Optional.empty(), Optional.empty());
            case SETTINGS -> settings();
        }
    }

    private Screens screens() {
        return screens.orElseThrow();
    }

    private void show(Place at, Screen shown) {
        place.set(at);
        screen.set(shown);
        shown.onShown().run();
    }
}
