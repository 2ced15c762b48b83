package dev.certwright.ui.connection;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.Services;
import dev.certwright.service.demo.DemoService;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The screen of the connection test in a window of its own, with everything beyond it made up. Work runs at once.
final class Studio implements AutoCloseable, FilePicker {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    final Services services;
    final HandshakeViewModel handshake = new HandshakeViewModel();
    final ConnectionViewModel connection;
    final List<String> asked = new ArrayList<>();
    final ReportFixture reports;
    Optional<Path> picked = Optional.empty();
    private final Stage stage;
    private final ConnectionExtras extras;
    private final DemoViewModel demo;

    Studio(Stage stage, Path folder, ConnectionExtras extras) {
        this.stage = stage;
        this.extras = extras;
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        var keys = KeyAccess.of(AT_ONCE);
        connection = new ConnectionViewModel(
                new ConnectionViewModel.Surroundings(
                        services.connection(),
                        new Asked(asked, services.issuing()),
                        keys,
                        AT_ONCE,
                        Notices.silent(),
                        Optional.empty()),
                new PartiesViewModel(services.inventory(), services.inspection(), AT_ONCE),
                handshake);
        demo = new DemoViewModel(
                services.demo(), services.inspection(), keys, AT_ONCE, Runnable::run, handshake, Notices.silent());
        reports = new ReportFixture(real(services));
        dress(Locale.ENGLISH, Theme.LIGHT, 1280, 800);
    }

    /// The report of a real handshake.
    static HandshakeReport real(Services services) {
        try {
            return services.demo()
                    .run(
                            new DemoService.Observer() {
                                @Override
                                public void stage(DemoService.Stage stage) {}

                                @Override
                                public void step(StepResult step) {}

                                @Override
                                public void message(HandshakeMessage message) {}
                            },
                            new Cancellation())
                    .report();
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Must be called on the thread of the toolkit.
    void dress(Locale language, Theme theme, double width, double height) {
        var messages = Messages.in(language);
        var screen = ConnectionViews.screen(
                new ConnectionViews.Surroundings(
                        new Views(messages),
                        new Nowhere(),
                        this,
                        (entry, _) -> asked.add("export " + entry.name()),
                        KeyAccess.of(AT_ONCE),
                        AT_ONCE,
                        Notices.silent()),
                connection,
                demo,
                extras);
        var title = new Label(messages.of(screen.title()));
        title.getStyleClass().add("screen-title");
        var actions = new HBox();
        actions.getChildren().addAll(screen.headerActions());
        actions.getStyleClass().add("header-actions");
        var header = new HBox(title, actions);
        header.getStyleClass().add("header");
        var sidebar = new VBox();
        sidebar.getStyleClass().add("sidebar");
        VBox.setVgrow(screen.root(), Priority.ALWAYS);
        var window = new BorderPane(new VBox(header, screen.root()));
        window.setLeft(sidebar);
        var scene = new Scene(window, width, height);
        theme.apply(scene, language);
        stage.setScene(scene);
        stage.show();
    }

    void show(HandshakeReport report) {
        connection.show(report);
    }

    void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), name);
    }

    @Override
    public void close() {
        services.close();
    }

    @Override
    public Optional<Path> folder(String title) {
        return picked;
    }

    @Override
    public Optional<Path> file(String title) {
        return picked;
    }

    @Override
    public List<Path> files(String title) {
        return picked.stream().toList();
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return picked.map(folder -> folder.resolve(name));
    }

    /// Leads nowhere.
    private static final class Nowhere implements Navigator {
        @Override
        public void home() {}

        @Override
        public void certificates(Optional<EntryId> selected) {}

        @Override
        public void create(NewCertificate wanted) {}

        @Override
        public void inspect(List<Path> files) {}

        @Override
        public void inspect(String name, dev.certwright.model.Bytes octets) {}

        @Override
        public void connectionTest(
                Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust) {}

        @Override
        public void settings() {}
    }
}
