package dev.certwright.app;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.service.Services;
import dev.certwright.service.vault.VaultService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.PacedExecutor;
import dev.certwright.ui.common.StageFilePicker;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Shows the window and waits until it is closed.
///
/// There is no subclass of `javafx.application.Application`: the toolkit would create it, and whatever it needs would
/// have to reach it through static state.
final class DesktopWindow {
    /// A system property: closes the window once it is drawn, for a first try of an installation.
    private static final String EXIT_AFTER_START = "certwright.exitAfterStart";

    private static final Duration STEP_TO_STEP = Duration.ofMillis(90);
    private static final javafx.util.Duration IDLE_CHECK = javafx.util.Duration.seconds(20);

    private DesktopWindow() {}

    /// Returns when the window was closed.
    ///
    /// @param language empty to follow the person's settings
    /// @throws UnsupportedOperationException when the toolkit finds no display
    static void open(Wiring wiring, VaultLocation vault, DatabasePassword password, Optional<Locale> language) {
        var life = new Life();
        try (var services = wiring.services(vault, password);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            if (vault instanceof VaultLocation.OnServer) {
                reach(services.vault());
            }
            var background = new Background(workers, Platform::runLater);
            Platform.startup(() -> life.begin(() -> show(services, background, vault, language, life)));
            workers.execute(services.connection()::warmUp);
            life.awaitEnd();
            workers.shutdownNow();
        }
        Platform.exit();
        life.rethrow();
    }

    /// Connects before the window covers the terminal, where a password may be asked for. What goes wrong is said in
    /// the
    /// window, by whatever needs the vault.
    private static void reach(VaultService vault) {
        try {
            vault.status();
        } catch (PkiException failure) {
            System.getLogger(DesktopWindow.class.getName()).log(Level.DEBUG, "cannot reach the vault", failure);
        }
    }

    /// The life of the window, which ends when it is closed or cannot be shown.
    static final class Life {
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

        /// Shows the window; what goes wrong is kept for the thread that waits.
        void begin(Runnable show) {
            try {
                show.run();
            } catch (RuntimeException | Error e) {
                cause.set(e);
                end();
            }
        }

        void end() {
            over.countDown();
        }

        void awaitEnd() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Throws what kept the window from being shown, if anything did.
        void rethrow() {
            switch (cause.get()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {}
            }
        }
    }

    /// Locks the private keys once they were idle for too long.
    static final class IdleLock {
        private final VaultService service;
        private final Background background;
        private final VaultLocation vault;
        private boolean complained;

        IdleLock(VaultService service, Background background, VaultLocation vault) {
            this.service = service;
            this.background = background;
            this.vault = vault;
        }

        /// Where there is no vault yet there is nothing to lock, and none is made for that.
        void look() {
            background.run(_ -> there() && service.lockIfIdle(), _ -> {}, this::complain);
        }

        private boolean there() {
            return switch (vault) {
                case VaultLocation.InFile(var file) -> Files.exists(file);
                case VaultLocation.OnServer _ -> true;
            };
        }

        private void complain(PkiException failure) {
            if (!complained) {
                complained = true;
                System.getLogger(DesktopWindow.class.getName())
                        .log(Level.DEBUG, "cannot look after the idle lock", failure);
            }
        }
    }

    private static void show(
            Services services, Background background, VaultLocation vault, Optional<Locale> language, Life life) {
        var stage = new Stage();
        var files = new StageFilePicker(() -> stage);
        var graph = new WindowGraph(
                stage,
                services,
                new WindowGraph.Surroundings(
                        background,
                        new PacedExecutor(STEP_TO_STEP),
                        Platform.getPreferences().colorSchemeProperty(),
                        files,
                        (views, navigator, models) -> new VaultScreens(
                                new VaultScreens.Surroundings(services, InstantSource.system(), background, files),
                                models.keys(),
                                views,
                                navigator)),
                language);
        stage.setOnHidden(_ -> {
            graph.models().inspection().close();
            life.end();
        });
        graph.show();
        lockWhenIdle(new IdleLock(services.vault(), background, vault));
        if (Boolean.getBoolean(EXIT_AFTER_START)) {
            closeOnceDrawn(stage);
        }
    }

    private static void lockWhenIdle(IdleLock lock) {
        var timer = new Timeline(new KeyFrame(IDLE_CHECK, _ -> lock.look()));
        timer.setCycleCount(Animation.INDEFINITE);
        timer.play();
    }

    private static void closeOnceDrawn(Stage stage) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == 3) {
                    stop();
                    stage.close();
                }
            }
        }.start();
    }
}
