package dev.certwright.ui.issuing;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.Services;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.export.Exports;
import dev.certwright.ui.inventory.Inventory;
import dev.certwright.ui.inventory.InventoryActions;
import dev.certwright.ui.passphrase.PassphraseGate;
import dev.certwright.ui.passphrase.PassphraseWindows;
import dev.certwright.ui.safety.TrashRemoval;
import dev.certwright.ui.step.ComputerNames;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

/// The window with the wizards, the list of certificates and the export dialog over a real vault. Work runs at once,
/// on the thread of the toolkit.
public final class Workshop implements Navigator, AutoCloseable {
    public static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    public final Services services;
    public final Messages messages;
    public final Path folder;
    private final Stage stage;
    private final CertificateWizards wizards;
    private final Inventory inventory;
    private final BorderPane window = new BorderPane();

    public Workshop(Stage stage, Path folder, Locale language, Theme theme, double width, double height) {
        this.stage = stage;
        this.folder = folder;
        messages = Messages.in(language);
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        var views = new Views(messages);
        KeyAccess keys =
                new PassphraseGate(AT_ONCE, new PassphraseWindows(services.vault(), AT_ONCE, () -> views, () -> stage));
        var exports = new Exports(services.export(), keys, AT_ONCE, views, new NoPicker(), new SecureRandom(), folder);
        var dates = new Dates(ZoneOffset.UTC);
        wizards = new CertificateWizards(new CertificateWizards.Surroundings(
                services.issuing(),
                services.inventory(),
                InstantSource.system(),
                keys,
                AT_ONCE,
                Runnable::run,
                new ComputerNames(() -> List.of("build-7.example.com"), () -> List.of("192.0.2.7", "2001:db8::7")),
                views,
                dates,
                this,
                exports,
                services.profiles()));
        inventory = new Inventory(
                services.inventory(),
                AT_ONCE,
                views,
                dates,
                this,
                exports,
                InventoryActions.NONE,
                new TrashRemoval(services.safety().trash(), AT_ONCE, Notices.silent()));
        var scene = new Scene(window, width, height);
        theme.apply(scene, language);
        stage.setScene(scene);
        stage.show();
    }

    /// Decides that keys need no passphrase, so that nobody is asked.
    public Workshop withoutPassphrase() {
        try {
            services.vault().protect(Optional.empty());
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /// A CA whose time is over.
    public Entry ended(String name) throws PkiException {
        try (var earlier = new Wiring(
                        InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z")),
                        folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"))) {
            return earlier.issuing()
                    .issue(
                            CertificateOrder.rootCa(name, DistinguishedName.ofCommonName(name))
                                    .withDays(30),
                            new Cancellation());
        }
    }

    public Scene scene() {
        return stage.getScene();
    }

    private void show(Screen screen) {
        var title = new Label(messages.of(screen.title()));
        title.getStyleClass().add("screen-title");
        var header = new HBox(title);
        header.getStyleClass().add("header");
        header.getChildren().addAll(screen.headerActions());
        window.setTop(header);
        window.setCenter(screen.root());
        screen.onShown().run();
    }

    @Override
    public void home() {}

    @Override
    public void certificates(Optional<EntryId> selected) {
        selected.ifPresent(inventory::select);
        show(inventory.screen());
    }

    @Override
    public void create(NewCertificate wanted) {
        show(wizards.open(wanted));
    }

    @Override
    public void inspect(List<Path> files) {}

    @Override
    public void inspect(String name, dev.certwright.model.Bytes octets) {}

    @Override
    public void connectionTest(Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust) {}

    @Override
    public void settings() {}

    @Override
    public void close() {
        services.close();
    }

    private static final class NoPicker implements FilePicker {
        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> file(String title) {
            return Optional.empty();
        }

        @Override
        public List<Path> files(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return Optional.empty();
        }
    }
}
