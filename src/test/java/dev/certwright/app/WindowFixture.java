package dev.certwright.app;

import dev.certwright.service.Services;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Snapshots;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over the real use cases, in a folder of its own.
final class WindowFixture implements AutoCloseable {
    final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    final Services services;
    final WindowGraph graph;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Stage stage;
    private Optional<Path> picked = Optional.empty();

    /// Must be called on the thread of the toolkit.
    WindowFixture(Stage stage, Path folder, InstantSource clock) {
        this.stage = stage;
        services = new Wiring(clock, folder.resolve("settings.properties")).services(folder.resolve("my.certwright"));
        var background = new Background(workers, Platform::runLater);
        var picker = new Picker();
        graph = new WindowGraph(
                stage,
                services,
                new WindowGraph.Surroundings(
                        background,
                        Runnable::run,
                        system,
                        picker,
                        (views, navigator, models) -> new VaultScreens(
                                new VaultScreens.Surroundings(services, clock, background, picker, models.notices()),
                                models.keys(),
                                views,
                                navigator)),
                Optional.of(Locale.ENGLISH));
        graph.show();
    }

    /// The file that the person will pick next.
    void willPick(Path file) {
        picked = Optional.of(file);
    }

    void resize(FxRobot robot, double width, double height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), name);
    }

    /// A picture of the small window that holds a node.
    void pictureOf(FxRobot robot, String query, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, robot.lookup(query).query().getScene(), name);
    }

    static void waitFor(String what, BooleanSupplier condition) {
        waitFor(what, condition, () -> "");
    }

    static void waitFor(String what, BooleanSupplier condition, Supplier<String> instead) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("waited in vain: " + what + " " + instead.get(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() {
        // what looks at the vault now and then stops with its screen
        WaitForAsyncUtils.asyncFx(() -> stage.getScene().setRoot(new StackPane()));
        WaitForAsyncUtils.waitForFxEvents();
        workers.shutdownNow();
        services.close();
    }

    private final class Picker implements FilePicker {
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
            return picked;
        }
    }
}
